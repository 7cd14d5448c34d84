import "@mantine/notifications/styles.css";
import { Notifications } from "@mantine/notifications";

/** Where short news appears ("Saved", with Undo where there is one). */
export default function Notices() {
  return <Notifications position="bottom-center" />;
}
