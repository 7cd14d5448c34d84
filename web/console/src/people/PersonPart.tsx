import { i18n } from "@lingui/core";
import { Anchor, Button, Skeleton, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Failure } from "../shell/states";
import { isAnyOf } from "../view/where";
import { AnswerList } from "./AnswerList";
import { Details } from "./Details";
import { Facts } from "./Facts";
import classes from "./People.module.css";
import { answersOfQuery, personQuery } from "./people_queries";

interface Props {
  id: string;
  shown: string;
  onOpen: (response: string) => void;
  onFilter: (condition: string) => void;
}

/** Who answered, and every answer they have given. */
export function PersonPart({ id, shown, onOpen, onFilter }: Props) {
  const person = useQuery(personQuery(id));
  const answers = useQuery(answersOfQuery([isAnyOf("person", [id])], undefined));
  if (person.error) {
    return <Failure problem={person.error} onRetry={() => void person.refetch()} />;
  }
  if (!person.data) return <Skeleton height={120} />;
  const { company } = person.data;
  return (
    <>
      <section>
        <Title order={3} mb="xs">
          {i18n.t("Person")}
        </Title>
        <Details person={person.data} />
        <p className={classes.links}>
          <Anchor renderRoot={(root) => <Link to="/people/$id" params={{ id }} {...root} />}>
            {i18n.t("Page of this person")}
          </Anchor>
          {company ? (
            <Anchor
              renderRoot={(root) => (
                <Link to="/companies/$id" params={{ id: company.id }} {...root} />
              )}
            >
              {i18n.t("Page of {company}", { company: company.name ?? company.external_id ?? "" })}
            </Anchor>
          ) : null}
        </p>
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
        {answers.error && !answers.data ? (
          <Failure problem={answers.error} onRetry={() => void answers.refetch()} />
        ) : answers.data ? (
          <AnswerList answers={answers.data.items} shown={shown} onOpen={onOpen} />
        ) : (
          <Skeleton height={80} />
        )}
      </section>
    </>
  );
}
