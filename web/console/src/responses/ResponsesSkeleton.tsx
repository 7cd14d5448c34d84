import { i18n } from "@lingui/core";
import { Group, Skeleton, Stack } from "@mantine/core";

const lines = ["a", "b", "c", "d", "e", "f", "g"];

export function ResponsesSkeleton() {
  return (
    <Stack gap="xl" role="status" aria-label={i18n.t("Loading responses")}>
      {lines.map((line) => (
        <Group key={line} wrap="nowrap" align="flex-start">
          <Skeleton height={36} width={36} radius="md" />
          <Stack gap="xs" flex={1}>
            <Skeleton height={14} maw={640} />
            <Skeleton height={12} maw={320} />
          </Stack>
        </Group>
      ))}
    </Stack>
  );
}
