import "@mantine/notifications/styles.css";
import { i18n } from "@lingui/core";
import { MantineThemeProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";

/** Where short news appears ("Saved", with Undo where there is one). */
export default function Notices() {
  const closeButtonProps = { "aria-label": i18n.t("Close") };
  return (
    <MantineThemeProvider
      inherit
      theme={{ components: { Notification: { defaultProps: { closeButtonProps } } } }}
    >
      <Notifications position="bottom-center" />
    </MantineThemeProvider>
  );
}
