import { i18n } from "@lingui/core";
import { ActionIcon, Menu, NativeSelect, Table, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDots, IconKey, IconUserMinus } from "@tabler/icons-react";
import { useState } from "react";
import type { Member, Role } from "#api/things";
import { useSession } from "../session/session";
import { Confirm } from "../shell/Confirm";
import { ago } from "../words/format";
import { problemText } from "../words/problem";
import { roleMeaning, roleName, roles } from "../words/roles";
import { useMembers } from "./members_queries";
import { ShownOnce } from "./ShownOnce";

type Asked = { what: "remove" | "password"; member: Member } | null;

export function MembersTable({ members }: { members: Member[] }) {
  const { member: me } = useSession();
  const { setRole, resetPassword, remove } = useMembers();
  const [asked, setAsked] = useState<Asked>(null);
  const [password, setPassword] = useState<{ name: string; secret: string } | null>(null);
  const change = async (member: Member, role: Role) => {
    try {
      await setRole(member.id, role);
    } catch (problem) {
      notifications.show({ color: "red", message: problemText(problem) });
    }
  };
  return (
    <>
      <Table.ScrollContainer minWidth={640}>
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{i18n.t("Member")}</Table.Th>
              <Table.Th>{i18n.t("Role")}</Table.Th>
              <Table.Th>{i18n.t("Last here")}</Table.Th>
              <Table.Th w={48}>
                <span className="unseen">{i18n.t("More")}</span>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {members.map((member) => {
              const name = member.name || member.email;
              return (
                <Table.Tr key={member.id}>
                  <Table.Td>
                    <Text>
                      {name} {member.id === me.id ? i18n.t("(you)") : ""}
                    </Text>
                    <Text size="xs" c="dimmed">
                      {member.email}
                    </Text>
                  </Table.Td>
                  <Table.Td>
                    <NativeSelect
                      size="xs"
                      w={140}
                      aria-label={i18n.t("Role of {name}", { name })}
                      title={roleMeaning(member.role)}
                      value={member.role}
                      disabled={member.id === me.id}
                      onChange={(event) => void change(member, event.currentTarget.value as Role)}
                      data={roles.map((role) => ({ value: role, label: roleName(role) }))}
                    />
                  </Table.Td>
                  <Table.Td>
                    {member.last_seen_at ? ago(member.last_seen_at) : i18n.t("Not yet")}
                  </Table.Td>
                  <Table.Td>
                    <Menu position="bottom-end">
                      <Menu.Target>
                        <ActionIcon
                          variant="subtle"
                          color="gray"
                          aria-label={i18n.t("More about {name}", { name })}
                        >
                          <IconDots size={16} />
                        </ActionIcon>
                      </Menu.Target>
                      <Menu.Dropdown>
                        <Menu.Item
                          leftSection={<IconKey size={16} />}
                          onClick={() => setAsked({ what: "password", member })}
                        >
                          {i18n.t("Give a new password")}
                        </Menu.Item>
                        <Menu.Item
                          color="red"
                          disabled={member.id === me.id}
                          leftSection={<IconUserMinus size={16} />}
                          onClick={() => setAsked({ what: "remove", member })}
                        >
                          {i18n.t("Remove")}
                        </Menu.Item>
                      </Menu.Dropdown>
                    </Menu>
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {asked?.what === "remove" ? (
        <Confirm
          title={i18n.t("Remove {email}?", { email: asked.member.email })}
          action={i18n.t("Remove")}
          onClose={() => setAsked(null)}
          onConfirm={() => remove(asked.member.id)}
        >
          {i18n.t("They are signed out at once and cannot come back. What they did stays.")}
        </Confirm>
      ) : null}
      {asked?.what === "password" ? (
        <Confirm
          title={i18n.t("New password for {email}?", { email: asked.member.email })}
          action={i18n.t("Give a new password")}
          onClose={() => setAsked(null)}
          onConfirm={async () =>
            setPassword({
              name: asked.member.email,
              secret: await resetPassword(asked.member.id),
            })
          }
        >
          {i18n.t("The old one stops working and they are signed out everywhere.")}
        </Confirm>
      ) : null}
      {password ? (
        <ShownOnce
          title={i18n.t("New password for {name}", { name: password.name })}
          text={i18n.t("Pass it on in private. It is shown only now.")}
          name={i18n.t("Password")}
          secret={password.secret}
          onClose={() => setPassword(null)}
        />
      ) : null}
    </>
  );
}
