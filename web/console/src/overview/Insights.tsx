import { i18n } from "@lingui/core";
import { useQuery } from "@tanstack/react-query";
import { type CSSProperties, lazy, type ReactNode, Suspense } from "react";
import type { Property } from "#api/things";
import type { Question } from "../score/score_queries";
import { Guarded } from "../shell/Guarded";
import { tidy } from "../view/view";
import { isAnyOf, withCondition } from "../view/where";
import { surveysQuery } from "../workspace/surveys";
import { Coming, Later } from "./Later";
import classes from "./Overview.module.css";
import { mostReasons, type OverviewView } from "./overview_view";

const AskingPart = lazy(() => import("./AskingPart"));
const ChangePart = lazy(() => import("../insights/ChangePart"));
const DipsPart = lazy(() => import("../insights/DipsPart"));
const DangerCard = lazy(() => import("./DangerCard"));
const Funnel = lazy(() => import("./Funnel"));
const MovementPart = lazy(() => import("./MovementPart"));

interface Props {
  view: OverviewView;
  filter: Question;
  compare: Question["compare"];
  before: string;
  properties: Property[] | undefined;
  /** The survey has a score; others have averages and nothing to explain. */
  scored: boolean;
  onView: (view: OverviewView) => void;
  onResponses: (condition: string | undefined) => void;
}

/** What follows from the score. Each part asks on its own, once it is nearly in sight. */
export function Insights(props: Props) {
  const { view, filter, compare, before, properties, onView } = props;
  const narrowed = (conditions: string[]) =>
    onView(tidy({ ...view, where: conditions.reduce(withCondition, view.where ?? []) }));
  const surveys = useQuery(surveysQuery).data ?? [];
  const asked = view.survey ?? "nps";
  // Nobody is picked out by what they said where they were promised not to be.
  const isAnonymous = surveys.some(
    ({ key, id, anonymous }) => anonymous && [key, id].includes(asked),
  );
  const compared = compare ? "yes" : filter.from ? "not_chosen" : "endless";
  const { from: _from, ...upToNow } = filter;
  if (!props.scored) {
    return (
      <>
        <Part title={i18n.t("What came of the answers")} room={[236, 255]}>
          <Funnel filter={filter} onChoose={props.onResponses} />
        </Part>
        <Part title={i18n.t("How far asking went")} room={[80, 80]}>
          <AskingPart filter={filter} />
        </Part>
      </>
    );
  }
  return (
    <>
      <Part title={i18n.t("What changed and why")} room={[510, 1040]}>
        <ChangePart
          question={tidy({ ...filter, compare })}
          before={before}
          compared={compared}
          why={view.why}
          most={mostReasons}
          properties={properties}
          onWhy={(why) => onView({ ...view, why })}
          onCompare={() => onView(tidy({ ...view, compare: undefined }))}
          onChoose={(field, value) => narrowed([isAnyOf(field, [value])])}
        />
      </Part>
      <Part title={i18n.t("Dips and rises")} room={[106, 150]}>
        <DipsPart
          question={upToNow}
          why={view.why}
          properties={properties}
          onChoose={narrowed}
          onTime={(from, to) =>
            onView(tidy({ ...view, period: "custom" as const, every: undefined, from, to }))
          }
        />
      </Part>
      <div className={classes.pair}>
        {isAnonymous ? null : (
          <Part title={i18n.t("Danger zone")} room={[190, 215]}>
            <DangerCard view={view} filter={filter} onView={onView} />
          </Part>
        )}
        <Part title={i18n.t("What came of the answers")} room={[236, 255]}>
          <Funnel filter={filter} onChoose={props.onResponses} />
        </Part>
      </div>
      <Part title={i18n.t("How far asking went")} room={[80, 80]}>
        <AskingPart filter={filter} />
      </Part>
      {compare ? (
        <Part title={i18n.t("Movement")} room={[340, 405]}>
          <MovementPart question={tidy({ ...filter, compare })} before={before} />
        </Part>
      ) : null}
    </>
  );
}

/** `room`: the height that is kept free, in pixels, on a wide screen and on a phone. */
function Part(props: { title: string; room: [number, number]; children: ReactNode }) {
  const [wide, narrow] = props.room;
  const room = { "--room": `${wide}px`, "--room-narrow": `${narrow}px` } as CSSProperties;
  return (
    <div className={classes.part} style={room}>
      <Later title={props.title} height={wide - 80}>
        <Guarded title={props.title}>
          <Suspense fallback={<Coming title={props.title} height={wide - 80} />}>
            {props.children}
          </Suspense>
        </Guarded>
      </Later>
    </div>
  );
}
