import { i18n } from "@lingui/core";
import { Button, Code, Table } from "@mantine/core";
import { useState } from "react";
import type { Key } from "#api/things";
import { Confirm } from "../shell/Confirm";
import { ago, dayOf } from "../words/format";
import { useKeysOfApi } from "./keys_queries";
import { scopeName } from "./scope";

export function KeysTable({ keys }: { keys: Key[] }) {
  const [asked, setAsked] = useState<Key | null>(null);
  const { revoke } = useKeysOfApi();
  return (
    <>
      <Table.ScrollContainer minWidth={640}>
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{i18n.t("Name")}</Table.Th>
              <Table.Th>{i18n.t("Begins with")}</Table.Th>
              <Table.Th>{i18n.t("May")}</Table.Th>
              <Table.Th>{i18n.t("Last used")}</Table.Th>
              <Table.Th>{i18n.t("Created")}</Table.Th>
              <Table.Th w={96}>
                <span className="unseen">{i18n.t("Revoke")}</span>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {keys.map((key) => (
              <Table.Tr key={key.id}>
                <Table.Td>{key.name}</Table.Td>
                <Table.Td>
                  <Code>{key.prefix}…</Code>
                </Table.Td>
                <Table.Td>{scopeName(key.scope)}</Table.Td>
                <Table.Td>{key.last_used_at ? ago(key.last_used_at) : i18n.t("Not yet")}</Table.Td>
                <Table.Td>{dayOf(key.created_at)}</Table.Td>
                <Table.Td>
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    color="red"
                    aria-label={i18n.t("Revoke {name}", { name: key.name })}
                    onClick={() => setAsked(key)}
                  >
                    {i18n.t("Revoke")}
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {asked ? (
        <Confirm
          title={i18n.t("Revoke {name}?", { name: asked.name })}
          action={i18n.t("Revoke")}
          onClose={() => setAsked(null)}
          onConfirm={() => revoke(asked.id)}
        >
          {i18n.t(
            "Every program that uses the key {prefix}… is refused from now on. What it has sent stays.",
            { prefix: asked.prefix },
          )}
        </Confirm>
      ) : null}
    </>
  );
}
