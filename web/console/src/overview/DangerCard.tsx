import { i18n } from "@lingui/core";
import { Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { WorthPicker } from "../companies/WorthPicker";
import { useWorth } from "../companies/worth";
import { useDanger } from "../danger/danger_queries";
import { dangerSentence, stakeSentence } from "../danger/danger_sentence";
import type { Question } from "../score/score_queries";
import { Section } from "../shell/Page";
import { Failure } from "../shell/states";
import { count } from "../words/format";
import classes from "./Overview.module.css";
import type { OverviewView } from "./overview_view";

interface Props {
  view: OverviewView;
  filter: Question;
  onView: (view: OverviewView) => void;
}

/** How many answered 0 to 3, what their customers are worth, and the way to them. */
export default function DangerCard({ view, filter, onView }: Props) {
  const chosen = useWorth(view.worth);
  const { worth } = chosen;
  const { danger, all, stake, unit, failed, retry } = useDanger(filter, worth?.key);
  const { survey, period, from, to, where, segment } = view;
  return (
    <Section
      label={i18n.t("Danger zone")}
      title={danger ? dangerSentence(danger.responses, all?.responses) : i18n.t("Danger zone")}
    >
      {failed && !danger ? (
        <Failure problem={failed} onRetry={retry} />
      ) : danger?.responses === 0 ? (
        <Text c="dimmed">{i18n.t("Nobody answered 0 to 3. Keep it that way.")}</Text>
      ) : (
        <>
          <div className={classes.danger}>
            <span className={classes.figure} data-loading={danger ? undefined : true}>
              {danger ? count(danger.responses) : "–"}
            </span>
            <p className={classes.words}>
              {stake ? `${stakeSentence(stake, worth?.name || worth?.key || "", unit)} ` : null}
              <Link
                to="/danger"
                search={{ survey, period, from, to, where, segment }}
                className={classes.link}
              >
                {i18n.t("See who they are and what was said")}
              </Link>
            </p>
          </div>
          <div className={classes.picker}>
            <WorthPicker chosen={chosen} onWorth={(key) => onView({ ...view, worth: key })} />
          </div>
        </>
      )}
    </Section>
  );
}
