import { i18n } from "@lingui/core";
import { Button, SegmentedControl } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { IconCheck, IconDownload, IconInfoCircle, IconTerminal2 } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import type { Property, Score } from "#api/things";
import type { Question } from "../score/score_queries";
import classes from "./Explore.module.css";
import type { ExploreView } from "./explore_view";
import { curlCommand, requestPath } from "./request";

const ExplainDrawer = lazy(() => import("./ExplainDrawer"));

interface Props {
  view: ExploreView;
  question: Question;
  score: Score;
  day: string;
  properties: Property[];
  onForm: (form: ExploreView["form"]) => void;
}

/** The answer's form, and the ways to take it along or see where it comes from. */
export function AnswerTools({ view, question, score, day, properties, onForm }: Props) {
  const [explaining, setExplaining] = useState<"never" | "yes" | "before">("never");
  const clipboard = useClipboard();
  const command = curlCommand(window.location.origin, question);
  const copy = () => {
    clipboard.copy(command);
    notifications.show({
      id: "curl",
      message: i18n.t("Copied. The command takes your key from HARK_KEY."),
    });
  };
  return (
    <div className={classes.tools}>
      <SegmentedControl
        size="xs"
        aria-label={i18n.t("Form")}
        value={view.form ?? "chart"}
        onChange={(form) => onForm(form === "table" ? "table" : undefined)}
        data={[
          { value: "chart", label: i18n.t("Chart") },
          { value: "table", label: i18n.t("Table") },
        ]}
      />
      <Button
        size="xs"
        variant="default"
        leftSection={<IconInfoCircle size={14} aria-hidden />}
        onClick={() => setExplaining("yes")}
      >
        {i18n.t("Explain this number")}
      </Button>
      <span className={classes.take}>
        <Button
          component="a"
          size="xs"
          variant="subtle"
          href={requestPath(question, "csv")}
          download="hark-score.csv"
          aria-label={i18n.t("Download CSV")}
          leftSection={<IconDownload size={14} aria-hidden />}
        >
          {i18n.t("CSV")}
        </Button>
        <Button
          component="a"
          size="xs"
          variant="subtle"
          href={requestPath(question, "xlsx")}
          download="hark-score.xlsx"
          aria-label={i18n.t("Download XLSX")}
          leftSection={<IconDownload size={14} aria-hidden />}
        >
          {i18n.t("XLSX")}
        </Button>
        <Button
          size="xs"
          variant="subtle"
          leftSection={
            clipboard.copied ? (
              <IconCheck size={14} aria-hidden />
            ) : (
              <IconTerminal2 size={14} aria-hidden />
            )
          }
          onClick={copy}
        >
          {i18n.t("Copy as curl")}
        </Button>
      </span>
      {explaining === "never" ? null : (
        <Suspense fallback={null}>
          <ExplainDrawer
            opened={explaining === "yes"}
            onClose={() => setExplaining("before")}
            view={view}
            question={question}
            score={score}
            day={day}
            properties={properties}
          />
        </Suspense>
      )}
    </div>
  );
}
