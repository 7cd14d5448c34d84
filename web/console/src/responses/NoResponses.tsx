import { i18n } from "@lingui/core";
import { Button } from "@mantine/core";
import { IconMessageOff } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { Notice } from "../shell/states";
import { filterCount, type ResponsesView, withoutFilters } from "../view/view";

interface Props {
  view: ResponsesView;
  onView: (view: ResponsesView) => void;
}

export function NoResponses({ view, onView }: Props) {
  if (view.excluded === "robots" && !filterCount(view) && !view.q) {
    return (
      <Notice
        icon={IconMessageOff}
        title={i18n.t("No suspected robots in this period")}
        text={i18n.t(
          "Answers that a mail scanner or a program may have given are kept apart here.",
        )}
      >
        <Button variant="default" onClick={() => onView({ ...view, excluded: undefined })}>
          {i18n.t("Show all responses")}
        </Button>
      </Notice>
    );
  }
  const narrowed = Boolean(
    filterCount(view) || view.q || view.excluded === "only" || view.excluded === "robots",
  );
  if (narrowed) {
    return (
      <Notice
        icon={IconMessageOff}
        title={i18n.t("No response matches")}
        text={i18n.t("Nothing in this period has all of these filters and words.")}
      >
        <Button
          variant="default"
          onClick={() => onView({ ...withoutFilters(view), q: undefined, excluded: undefined })}
        >
          {i18n.t("Clear filters")}
        </Button>
      </Notice>
    );
  }
  if (view.period === "all") {
    return (
      <Notice
        icon={IconMessageOff}
        title={i18n.t("No responses yet")}
        text={i18n.t("Every answer will stand here in the person's own words, newest first.")}
      >
        <Button variant="default" renderRoot={(props) => <Link to="/import" {...props} />}>
          {i18n.t("Import a file")}
        </Button>
      </Notice>
    );
  }
  return (
    <Notice icon={IconMessageOff} title={i18n.t("No responses in this period")}>
      <Button
        variant="default"
        onClick={() => onView({ ...view, period: "all", from: undefined, to: undefined })}
      >
        {i18n.t("Show all time")}
      </Button>
    </Notice>
  );
}
