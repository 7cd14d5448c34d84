import { i18n } from "@lingui/core";
import { Anchor, Drawer, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Property, Score } from "#api/things";
import { responsesQuery } from "../responses/responses_queries";
import type { Question } from "../score/score_queries";
import { segmentsQuery } from "../segments/segments_queries";
import { rangeOfView, tidy } from "../view/view";
import { surveysQuery } from "../workspace/surveys";
import classes from "./Explore.module.css";
import { explain } from "./explain_sentences";
import { type ExploreView, filtersOf } from "./explore_view";
import { requestPath } from "./request";

interface Props {
  opened: boolean;
  onClose: () => void;
  view: ExploreView;
  question: Question;
  score: Score;
  day: string;
  properties: Property[];
}

const mostExcluded = 200; // that are looked for; more are "more than 200"

/** Where the number comes from: which answers, how many, by what method, counted by whom. */
export default function ExplainDrawer(props: Props) {
  const { opened, onClose, view, question, score, day, properties } = props;
  const filters = filtersOf(view);
  const { survey, from, to, where, segment } = question;
  const surveys = useQuery(surveysQuery).data ?? [];
  const segments = useQuery(segmentsQuery).data ?? [];
  const excluded = useQuery({
    ...responsesQuery(
      tidy({ survey, from, to, where, segment, excluded: "only", limit: String(mostExcluded) }),
    ),
    enabled: opened,
  }).data;
  const asked = surveys.find(({ id }) => id === score.query.survey.id);
  const parts = explain({
    view,
    range: rangeOfView(filters, day),
    score,
    survey: asked?.name || score.query.survey.key,
    properties,
    segments,
    excluded: excluded && { n: excluded.items.length, more: excluded.next !== null },
  });
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={<span className={classes.drawerTitle}>{i18n.t("Explain this number")}</span>}
      size={480}
      position="right"
      closeButtonProps={{ "aria-label": i18n.t("Close") }}
    >
      <Stack gap="lg">
        {parts.map(({ title, sentences }) => (
          <section key={title}>
            <Title order={3} size="h5" mb={4}>
              {title}
            </Title>
            {sentences.map((each) => (
              <Text key={each} className={classes.said}>
                {each}
              </Text>
            ))}
          </section>
        ))}
        <Stack gap={4} component="nav" aria-label={i18n.t("Look for yourself")}>
          <Anchor renderRoot={(it) => <Link {...it} to="/responses" search={filters} />}>
            {i18n.t("The responses behind it")}
          </Anchor>
          {excluded && excluded.items.length > 0 ? (
            <Anchor
              renderRoot={(it) => (
                <Link {...it} to="/responses" search={{ ...filters, excluded: "only" }} />
              )}
            >
              {i18n.t("The responses that are excluded")}
            </Anchor>
          ) : null}
          <Anchor href={requestPath(question)} target="_blank" rel="noreferrer">
            {i18n.t("The answer of the API, with every figure")}
          </Anchor>
        </Stack>
      </Stack>
    </Drawer>
  );
}
