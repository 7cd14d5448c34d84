import { i18n } from "@lingui/core";
import { Button, Stack, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import classes from "./Page.module.css";

export function NotFound() {
  return (
    <main className={classes.body}>
      <Stack align="flex-start" maw={520} py="xl">
        <Title order={1}>{i18n.t("There is no such page")}</Title>
        <Text c="dimmed">
          {i18n.t("The address may be old or mistyped. Everything is reachable from the overview.")}
        </Text>
        <Button variant="default" renderRoot={(props) => <Link to="/" {...props} />}>
          {i18n.t("To the overview")}
        </Button>
      </Stack>
    </main>
  );
}
