import { i18n } from "@lingui/core";
import { SegmentedControl, Stack, Text, useMantineColorScheme } from "@mantine/core";
import { Section } from "../shell/Page";
import { roleMeaning, roleName } from "../words/roles";
import { NameForm } from "./NameForm";
import { PasswordForm } from "./PasswordForm";
import { useSession } from "./session";

export default function ProfilePage() {
  const { member } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <Section title={i18n.t("You")}>
        <Text c="dimmed" mb="md">
          {i18n.t("{email}, {role}: {meaning}.", {
            email: member.email,
            role: roleName(member.role),
            meaning: roleMeaning(member.role).toLocaleLowerCase(),
          })}
        </Text>
        <NameForm name={member.name} />
      </Section>
      <Section title={i18n.t("Password")}>
        <PasswordForm />
      </Section>
      <Section title={i18n.t("Colours")}>
        <Stack align="flex-start">
          <SegmentedControl
            aria-label={i18n.t("Colours")}
            value={colorScheme}
            onChange={(scheme) =>
              setColorScheme(scheme === "light" || scheme === "dark" ? scheme : "auto")
            }
            data={[
              { value: "light", label: i18n.t("Light") },
              { value: "dark", label: i18n.t("Dark") },
              { value: "auto", label: i18n.t("As the system") },
            ]}
          />
        </Stack>
      </Section>
    </>
  );
}
