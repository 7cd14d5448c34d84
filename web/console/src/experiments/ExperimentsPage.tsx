import { i18n } from "@lingui/core";
import { Anchor, Button, Skeleton, Text } from "@mantine/core";
import { IconArrowsSplit2, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { CountedExperiment } from "#api/things";
import { offers, useSession } from "../session/session";
import { Page } from "../shell/Page";
import { Failure, Notice } from "../shell/states";
import { count } from "../words/format";
import { surveysQuery } from "../workspace/surveys";
import { ExperimentState } from "./ExperimentState";
import classes from "./Experiments.module.css";
import { experimentsQuery } from "./experiments_queries";

/** What is being compared, and what was. */
export default function ExperimentsPage() {
  const experiments = useQuery(experimentsQuery);
  const { member } = useSession();
  const may = offers(member.role, "analyst");
  const make = (
    <Button
      size="xs"
      leftSection={<IconPlus size={14} aria-hidden />}
      renderRoot={(props) => <Link to="/experiments/new" {...props} />}
    >
      {i18n.t("New experiment")}
    </Button>
  );
  return (
    <Page title={i18n.t("Experiments")} actions={may && experiments.data?.length ? make : null}>
      {experiments.error && !experiments.data ? (
        <Failure problem={experiments.error} onRetry={() => void experiments.refetch()} />
      ) : !experiments.data ? (
        <Skeleton role="status" height={200} aria-label={i18n.t("Loading the experiments")} />
      ) : experiments.data.length === 0 ? (
        <Notice
          icon={IconArrowsSplit2}
          title={i18n.t("Nothing is compared yet")}
          text={
            may
              ? i18n.t(
                  "An experiment gives each person one of several variants, always the same: another question, another subject, another time of asking, or a change of your own product.",
                )
              : i18n.t("As soon as an analyst makes an experiment, it appears here.")
          }
        >
          {may ? make : null}
        </Notice>
      ) : (
        <ul className={classes.list}>
          {experiments.data.map((experiment) => (
            <Entry key={experiment.id} experiment={experiment} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function Entry({ experiment }: { experiment: CountedExperiment }) {
  const survey = useQuery(surveysQuery).data?.find(({ id }) => id === experiment.survey);
  return (
    <li className={classes.entry}>
      <div className={classes.entryWords}>
        <Anchor
          className={classes.entryName}
          renderRoot={(props) => (
            <Link to="/experiments/$id" params={{ id: experiment.id }} {...props} />
          )}
        >
          {experiment.name}
        </Anchor>
        <Text size="xs" c="dimmed">
          {[
            experiment.survey ? (survey?.name ?? i18n.t("A survey")) : i18n.t("Your product"),
            experiment.variants.map(({ name, key }) => name || key).join(i18n.t(" or ")),
            experiment.state === "draft"
              ? ""
              : i18n.t("seen by {n}", { n: count(experiment.exposed) }),
          ]
            .filter(Boolean)
            .join(" · ")}
        </Text>
      </div>
      <ExperimentState state={experiment.state} />
    </li>
  );
}
