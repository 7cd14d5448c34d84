import { i18n } from "@lingui/core";
import { Kbd, Table } from "@mantine/core";
import { Dialog } from "./Dialog";

export default function KeysHelp({ onClose }: { onClose: () => void }) {
  const rows: [string[], string][] = [
    [["Ctrl", "K"], i18n.t("Find anything, go anywhere")],
    [["?"], i18n.t("These keys")],
    [["f"], i18n.t("Add a filter")],
    [["/"], i18n.t("Search in the comments")],
    [["j", "↓"], i18n.t("Next response")],
    [["k", "↑"], i18n.t("Previous response")],
    [["Enter"], i18n.t("Open the response and its person")],
    [["n"], i18n.t("Note what has been done (danger zone)")],
    [["g"], i18n.t("Group the answers (explore)")],
    [["t"], i18n.t("Chart or table (explore)")],
    [["←", "→"], i18n.t("Walk through the answers of a company or person")],
    [["Esc"], i18n.t("Close what is open")],
  ];
  return (
    <Dialog onClose={onClose} title={i18n.t("Keys")}>
      <Table>
        <Table.Tbody>
          {rows.map(([keys, meaning]) => (
            <Table.Tr key={meaning}>
              <Table.Td>
                {keys.map((key) => (
                  <Kbd key={key} mr={4}>
                    {key}
                  </Kbd>
                ))}
              </Table.Td>
              <Table.Td>{meaning}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Dialog>
  );
}
