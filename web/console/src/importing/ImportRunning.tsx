import { i18n } from "@lingui/core";
import { Button, Group, Progress, Stack, Text } from "@mantine/core";
import { useEffect, useRef } from "react";
import type { Import } from "#api/things";
import { count, share } from "../words/format";
import { useForgetScores, useImportSteps } from "./imports_queries";
import { pace } from "./pace";

/** How far the import is, how fast, how long still, and the way out. */
export function ImportRunning({ it }: { it: Import }) {
  const { step } = useImportSteps(it.id);
  const forgetScores = useForgetScores();
  const begun = useRef({ at: performance.now(), progress: it.progress });
  const { bytes_done, bytes_total, rows_done } = it.progress;
  const speed = pace(begun.current.progress, it.progress, performance.now() - begun.current.at);
  const forget = useRef(forgetScores);
  forget.current = forgetScores;
  useEffect(() => () => forget.current(), []);
  return (
    <Stack maw={560}>
      <Progress
        value={bytes_total > 0 ? (100 * bytes_done) / bytes_total : 0}
        aria-label={i18n.t("Importing")}
        size="lg"
      />
      <Group justify="space-between">
        <Text className="figures">
          {i18n.t("{rows} rows, {share}", {
            rows: count(rows_done),
            share: share(bytes_done, bytes_total),
          })}
        </Text>
        <Text c="dimmed" className="figures">
          {speed
            ? i18n.t("{rate} rows a second, {left}", {
                rate: count(speed.rowsPerSecond),
                left: leftText(speed.secondsLeft),
              })
            : ""}
        </Text>
      </Group>
      <Text c="dimmed">
        {i18n.t("You can leave this page; the import goes on. What is in stays in if you cancel.")}
      </Text>
      <Button
        variant="default"
        w="fit-content"
        loading={step.isPending}
        onClick={() => step.mutate("cancel")}
      >
        {i18n.t("Cancel")}
      </Button>
    </Stack>
  );
}

function leftText(seconds: number): string {
  if (seconds < 90) {
    return i18n.t("{n, plural, one {# second} other {# seconds}} left", { n: Math.ceil(seconds) });
  }
  return i18n.t("{n, plural, one {# minute} other {# minutes}} left", {
    n: Math.round(seconds / 60),
  });
}
