import { i18n } from "@lingui/core";
import { Anchor, Skeleton, Table, Text, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { answersOfQuery } from "../people/people_queries";
import { personName } from "../people/person_name";
import { propertyText } from "../responses/property_text";
import { ScoreBadge } from "../responses/ScoreBadge";
import { groupFields } from "../score/Groups";
import { Section } from "../shell/Page";
import { Failure } from "../shell/states";
import { fieldName } from "../view/names";
import { ago, count, dayOf, moment } from "../words/format";
import classes from "./Companies.module.css";
import { mostPeople, peopleOfQuery } from "./companies_queries";
import type { CompanyPart } from "./company_part";
import { peopleWithAnswers } from "./people_answers";
import { usualRole } from "./roles";

const lastAnswers = 5;

/** Its people, each with their last answers in order: who went where. */
export function CompanyPeople(props: CompanyPart & { onOpen: (response: string) => void }) {
  const { id, view, where, properties, onOpen } = props;
  const people = useQuery(peopleOfQuery(id));
  const answers = useQuery(answersOfQuery(where, view.survey));
  const role = view.by ?? usualRole(groupFields(properties ?? []));
  const rows = peopleWithAnswers(people.data?.items ?? [], answers.data?.items ?? []);
  const failed = people.error ?? answers.error;
  return (
    <Section
      label={i18n.t("People")}
      title={
        people.data
          ? people.data.next
            ? i18n.t("More than {n} people", { n: count(mostPeople) })
            : i18n.t("{n, plural, =0 {No people} one {One person} other {# people}}", {
                n: rows.length,
              })
          : i18n.t("People")
      }
    >
      {failed && (!people.data || !answers.data) ? (
        <Failure
          problem={failed}
          onRetry={() => void (people.error ? people : answers).refetch()}
        />
      ) : !people.data || !answers.data ? (
        <Skeleton role="status" height={160} aria-label={i18n.t("Loading the people")} />
      ) : rows.length === 0 ? (
        <Text c="dimmed">{i18n.t("Nobody of this company is known by name.")}</Text>
      ) : (
        <Table.ScrollContainer minWidth={340}>
          <Table className={classes.table} highlightOnHover>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{i18n.t("Person")}</Table.Th>
                {role ? <Table.Th>{fieldName(role, properties)}</Table.Th> : null}
                <Table.Th>{i18n.t("Their last answers")}</Table.Th>
                <Table.Th visibleFrom="sm">{i18n.t("What has been done")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(({ person, answers: said }) => {
                const newest = said.at(-1);
                const value = role ? (newest?.properties[role] ?? person.properties[role]) : null;
                const note = said.findLast(({ last_note }) => last_note)?.last_note;
                return (
                  <Table.Tr key={person.id}>
                    <Table.Td>
                      <div>
                        <Anchor
                          renderRoot={(root) => (
                            <Link to="/people/$id" params={{ id: person.id }} {...root} />
                          )}
                        >
                          {personName(person)}
                        </Anchor>
                      </div>
                      {newest ? (
                        <Text size="xs" c="dimmed">
                          {ago(newest.at)}
                        </Text>
                      ) : null}
                    </Table.Td>
                    {role ? <Table.Td>{propertyText(role, value)}</Table.Td> : null}
                    <Table.Td>
                      {said.length === 0 ? (
                        <Text size="xs" c="dimmed">
                          {i18n.t("No answer yet")}
                        </Text>
                      ) : (
                        <span className={classes.steps}>
                          {said.slice(-lastAnswers).map((each) => (
                            <UnstyledButton
                              key={each.id}
                              title={moment(each.at)}
                              aria-label={i18n.t("{score} on {date}: open", {
                                score: each.score,
                                date: dayOf(each.at),
                              })}
                              onClick={() => onOpen(each.id)}
                            >
                              <ScoreBadge score={each.score} group={each.group} />
                            </UnstyledButton>
                          ))}
                        </span>
                      )}
                    </Table.Td>
                    <Table.Td visibleFrom="sm">
                      {note ? (
                        <Text size="xs" lineClamp={2} title={note.text}>
                          {note.text}
                        </Text>
                      ) : (
                        <Text size="xs" c="dimmed">
                          –
                        </Text>
                      )}
                    </Table.Td>
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Section>
  );
}
