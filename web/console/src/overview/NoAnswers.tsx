import { i18n } from "@lingui/core";
import { Button } from "@mantine/core";
import { IconCalendarSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { responsesQuery } from "../responses/responses_queries";
import { Notice } from "../shell/states";
import { tidy, type View } from "../view/view";
import { dayOf } from "../words/format";

interface Props {
  view: View;
  onView: (view: View) => void;
}

/** Nothing in this period or behind these filters: where the nearest answers are. */
export function NoAnswers({ view, onView }: Props) {
  const filters = view.where?.length ?? 0;
  const newest = useQuery(responsesQuery(tidy({ survey: view.survey, limit: "1" }))).data?.items[0];
  return (
    <Notice
      icon={IconCalendarSearch}
      title={
        filters > 0
          ? i18n.t("No answers behind these filters")
          : i18n.t("No answers in this period")
      }
      text={
        newest
          ? i18n.t("The newest answer is from {date}.", { date: dayOf(newest.at) })
          : i18n.t("As soon as somebody answers, the score appears here.")
      }
    >
      {filters > 0 ? (
        <Button variant="default" onClick={() => onView(tidy({ ...view, where: undefined }))}>
          {i18n.t("Clear filters")}
        </Button>
      ) : (
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
