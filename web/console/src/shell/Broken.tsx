import { i18n } from "@lingui/core";
import { Button, Stack, Text, Title } from "@mantine/core";
import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { problemText } from "../words/problem";
import classes from "./Page.module.css";

/** In the place of a page that could not start. */
export function Broken({ error }: ErrorComponentProps) {
  const router = useRouter();
  const { reset } = useQueryErrorResetBoundary();
  return (
    <div className={classes.body} role="alert">
      <Stack align="flex-start" maw={520} py="xl">
        <Title order={1}>{i18n.t("This page could not be shown")}</Title>
        <Text c="dimmed">{problemText(error)}</Text>
        <Button
          variant="default"
          onClick={() => {
            reset();
            void router.invalidate();
          }}
        >
          {i18n.t("Try again")}
        </Button>
      </Stack>
    </div>
  );
}
