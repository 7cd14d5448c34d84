import { i18n } from "@lingui/core";
import { Button } from "@mantine/core";
import { IconMoodCheck } from "@tabler/icons-react";
import { Notice } from "../shell/states";
import { filterCount, tidy, withoutFilters } from "../view/view";
import type { DangerView } from "./danger_view";

interface Props {
  view: DangerView;
  /** How many answers there are outside the danger zone; undefined: not known. */
  answers: number | undefined;
  onView: (view: DangerView) => void;
}

/** Nobody is in danger of leaving, or nobody has been asked. */
export function NoDanger({ view, answers, onView }: Props) {
  const title = answers
    ? i18n.t("Nobody is in the danger zone")
    : i18n.t("No answers in this period");
  const text = answers
    ? i18n.t("None of the {n, plural, one {one answer} other {# answers}} is from 0 to 3.", {
        n: answers,
      })
    : i18n.t(
        "As soon as somebody answers from 0 to 3, they stand here, the largest customer first.",
      );
  return (
    <Notice icon={IconMoodCheck} title={title} text={text}>
      {filterCount(view) > 0 ? (
        <Button variant="default" onClick={() => onView(withoutFilters(view))}>
          {i18n.t("Clear filters")}
        </Button>
      ) : view.period === "all" ? null : (
        <Button
          variant="default"
          onClick={() => onView(tidy({ ...view, period: "all", from: undefined, to: undefined }))}
        >
          {i18n.t("Show all time")}
        </Button>
      )}
    </Notice>
  );
}
