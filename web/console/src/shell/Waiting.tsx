import { i18n } from "@lingui/core";
import { Skeleton, Stack } from "@mantine/core";
import classes from "./Page.module.css";

/** The shape of a page whose code is on its way. */
export function Waiting() {
  return (
    <div className={classes.body} role="status" aria-label={i18n.t("Loading")}>
      <Stack gap="lg">
        <Skeleton height={24} width={180} />
        <Skeleton height={96} />
        <Skeleton height={240} />
      </Stack>
    </div>
  );
}
