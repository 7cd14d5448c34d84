import { i18n } from "@lingui/core";
import { useSession } from "../session/session";
import { moment } from "../words/format";
import { useSaid } from "./said";

/**
 * On paper, in the place of the filter bar: what the page shows (in the URL, unless it is
 * given), where it is from, and when.
 */
export function PrintedView({ said: given }: { said?: string[] }) {
  const said = useSaid();
  const { workspace } = useSession();
  return (
    <p className="only-print">
      {(given ?? said).join(" · ")}
      {given?.length === 0 ? null : <br />}
      {i18n.t("{workspace}, {when}, made with Hark", {
        workspace: workspace.name,
        when: moment(new Date().toISOString()),
      })}
    </p>
  );
}
