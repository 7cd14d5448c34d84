import { i18n } from "@lingui/core";
import { Button, Skeleton, Text, Title, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Person } from "#api/things";
import { responsesQuery } from "../responses/responses_queries";
import { ScoreBadge } from "../responses/ScoreBadge";
import { Failure } from "../shell/states";
import { isAnyOf } from "../view/where";
import { dayOf } from "../words/format";
import { Facts } from "./Facts";
import classes from "./People.module.css";
import { personQuery } from "./people_queries";

interface Props {
  id: string;
  shown: string;
  onOpen: (response: string) => void;
  onFilter: (condition: string) => void;
}

/** Who answered, and every answer they have given. */
export function PersonPart({ id, shown, onOpen, onFilter }: Props) {
  const person = useQuery(personQuery(id));
  const answers = useQuery(
    responsesQuery({ where: [isAnyOf("person", [id])], excluded: "yes", limit: "50" }),
  );
  if (person.error) {
    return <Failure problem={person.error} onRetry={() => void person.refetch()} />;
  }
  if (!person.data) return <Skeleton height={120} />;
  return (
    <>
      <section>
        <Title order={3} mb="xs">
          {i18n.t("Person")}
        </Title>
        <dl className={classes.facts}>
          {details(person.data).map(([name, value]) => (
            <div key={name} className={classes.fact}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <Facts
        title={i18n.t("Known today")}
        properties={person.data.properties}
        onFilter={onFilter}
      />
      <section>
        <div className={classes.between}>
          <Title order={3}>{i18n.t("All their answers")}</Title>
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => onFilter(isAnyOf("person", [id]))}
          >
            {i18n.t("In the list")}
          </Button>
        </div>
        {answers.data ? (
          <ol className={classes.answers}>
            {answers.data.items.map((each) => (
              <li key={each.id}>
                <UnstyledButton
                  className={classes.earlier}
                  aria-current={each.id === shown ? "true" : undefined}
                  onClick={() => onOpen(each.id)}
                >
                  <ScoreBadge score={each.score} group={each.group} />
                  <span className={classes.line}>
                    {each.comment ?? (
                      <Text component="span" c="dimmed">
                        {i18n.t("No comment")}
                      </Text>
                    )}
                    <Text component="span" size="xs" c="dimmed" display="block">
                      {dayOf(each.at)}
                    </Text>
                  </span>
                </UnstyledButton>
              </li>
            ))}
          </ol>
        ) : (
          <Skeleton height={80} />
        )}
      </section>
    </>
  );
}

function details(person: Person): [string, string][] {
  const all: [string, string | null | undefined][] = [
    [i18n.t("Name"), person.name],
    [i18n.t("E-mail"), person.email],
    [i18n.t("Phone"), person.phone],
    [i18n.t("Company"), person.company?.name],
    [i18n.t("Your id for them"), person.external_id],
    [i18n.t("Known since"), dayOf(person.created_at)],
  ];
  return all.filter((pair): pair is [string, string] => Boolean(pair[1]));
}
