import { i18n } from "@lingui/core";
import { Button, Group, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { Dialog } from "../shell/Dialog";
import { isLanguage, languageName } from "./languages";

interface Props {
  taken: string[];
  onLanguage: (tag: string) => void;
  onClose: () => void;
}

/** Asks for a language that Hark does not speak itself, or a country's own. */
export default function OtherLanguage({ taken, onLanguage, onClose }: Props) {
  const [tag, setTag] = useState("");
  const [problem, setProblem] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isLanguage(tag)) return setProblem(i18n.t("Write it as a tag such as “sv” or “pt-BR”."));
    if (taken.includes(tag)) return setProblem(i18n.t("The survey has this language already."));
    onLanguage(tag);
    onClose();
  };
  return (
    <Dialog onClose={onClose} title={i18n.t("Another language")}>
      <form onSubmit={submit} noValidate>
        <TextInput
          label={i18n.t("Language tag")}
          description={i18n.t("As browsers name it: “sv” for Swedish, “pt-BR” for Brazil’s.")}
          data-autofocus
          value={tag}
          error={problem}
          onChange={({ currentTarget }) => {
            setTag(currentTarget.value.trim());
            setProblem("");
          }}
        />
        <Text size="sm" c="dimmed" mt="xs" role="status">
          {isLanguage(tag) ? languageName(tag, i18n.locale) : ""}
        </Text>
        <Group mt="lg" justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {i18n.t("Cancel")}
          </Button>
          <Button type="submit">{i18n.t("Add")}</Button>
        </Group>
      </form>
    </Dialog>
  );
}
