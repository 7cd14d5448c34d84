import { i18n } from "@lingui/core";
import { Button, FileButton, Group, Input } from "@mantine/core";
import { IconPhoto, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useBuilding } from "./builder";
import { logoProblem, logoTypes } from "./logo";
import classes from "./Surveys.module.css";

interface Props {
  logo: string | null;
  onChange: (logo: string | null) => void;
}

function read(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

/** A picture above the question. It is kept inside the survey, so no other server is asked. */
export function LogoField({ logo, onChange }: Props) {
  const { may, problems } = useBuilding();
  const [problem, setProblem] = useState<string | null>(null);
  const take = async (file: File | null) => {
    if (!file) return;
    const refused = logoProblem(file);
    setProblem(refused);
    if (refused) return;
    try {
      onChange(await read(file));
    } catch {
      setProblem(i18n.t("This file could not be read. Choose it once more."));
    }
  };
  const error = problem ?? problems["look.logo"];
  return (
    <Input.Wrapper
      label={i18n.t("Logo")}
      labelElement="div"
      description={i18n.t("PNG, JPEG, WebP or GIF, at most 100 KB.")}
      error={error ? <span role="alert">{error}</span> : undefined}
    >
      <Group mt={4} gap="sm">
        {logo ? <img className={classes.logo} src={logo} alt={i18n.t("The logo")} /> : null}
        <FileButton accept={logoTypes.join(",")} onChange={(file) => void take(file)}>
          {(props) => (
            <Button
              {...props}
              size="xs"
              variant="default"
              disabled={!may}
              leftSection={<IconPhoto size={14} aria-hidden />}
            >
              {logo ? i18n.t("Another picture") : i18n.t("Choose a picture")}
            </Button>
          )}
        </FileButton>
        {logo ? (
          <Button
            size="xs"
            variant="subtle"
            color="red"
            disabled={!may}
            leftSection={<IconTrash size={14} aria-hidden />}
            onClick={() => {
              setProblem(null);
              onChange(null);
            }}
          >
            {i18n.t("Remove the logo")}
          </Button>
        ) : null}
      </Group>
    </Input.Wrapper>
  );
}
