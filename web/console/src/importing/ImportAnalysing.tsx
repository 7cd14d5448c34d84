import { i18n } from "@lingui/core";
import { Button, Group, Progress, Stack, Text } from "@mantine/core";
import type { Import } from "#api/things";
import { bytes, share } from "../words/format";
import { useImportSteps } from "./imports_queries";

export function ImportAnalysing({ it }: { it: Import }) {
  const { step } = useImportSteps(it.id);
  const { bytes_done, bytes_total } = it.progress;
  const known = bytes_done > 0 && bytes_total > 0;
  return (
    <Stack maw={480} role="status">
      <Text>
        {i18n.t(
          "Reading the whole file once, to decide encoding, columns and dates on all of it rather than on the first rows.",
        )}
      </Text>
      <Progress
        value={known ? (100 * bytes_done) / bytes_total : 100}
        animated={!known}
        aria-label={i18n.t("Reading")}
      />
      <Group justify="space-between">
        <Text c="dimmed" className="figures">
          {known
            ? i18n.t("{done} of {total}, {share}", {
                done: bytes(bytes_done),
                total: bytes(bytes_total),
                share: share(bytes_done, bytes_total),
              })
            : bytes(it.bytes)}
        </Text>
        <Button
          size="xs"
          variant="default"
          loading={step.isPending}
          onClick={() => step.mutate("cancel")}
        >
          {i18n.t("Cancel")}
        </Button>
      </Group>
    </Stack>
  );
}
