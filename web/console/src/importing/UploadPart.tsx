import { i18n } from "@lingui/core";
import { Alert, Button, Group, NativeSelect, Progress, Text } from "@mantine/core";
import { IconFileUpload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type DragEvent, useRef, useState } from "react";
import { bytes, share } from "../words/format";
import { problemText } from "../words/problem";
import { surveysQuery } from "../workspace/surveys";
import classes from "./Importing.module.css";
import { type Upload, upload } from "./upload";

interface Sending {
  name: string;
  sent: number;
  total: number;
}

/** Takes a file by dropping or choosing it and shows how far it has come. */
export function UploadPart() {
  const surveys = useQuery(surveysQuery).data ?? [];
  const [survey, setSurvey] = useState("");
  const [over, setOver] = useState<"over" | "away">("away");
  const [sending, setSending] = useState<Sending | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const running = useRef<Upload | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const chosen =
    survey || surveys.find(({ key }) => key === "nps")?.key || surveys[0]?.key || "nps";

  const send = async (file: File | undefined) => {
    if (!file || sending) return;
    setProblem(null);
    setSending({ name: file.name, sent: 0, total: file.size });
    running.current = upload(file, chosen, (sent, total) =>
      setSending({ name: file.name, sent, total }),
    );
    try {
      const { id } = await running.current.done;
      await navigate({ to: "/import/$id", params: { id } });
    } catch (caught) {
      if (!(caught instanceof DOMException)) setProblem(caught);
      setSending(null);
    } finally {
      if (input.current) input.current.value = "";
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver("away");
    void send(event.dataTransfer.files[0]);
  };
  return (
    <>
      {problem ? (
        <Alert color="red" role="alert" mb="md" title={i18n.t("The file was not taken")}>
          {problemText(problem)}
        </Alert>
      ) : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same */}
      <div
        className={classes.drop}
        data-over={over === "over" || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver("over");
        }}
        onDragLeave={() => setOver("away")}
        onDrop={drop}
      >
        {sending ? (
          <div className={classes.sending} role="status">
            <Text fw={600}>{i18n.t("Sending {name}", { name: sending.name })}</Text>
            <Progress
              value={sending.total ? (100 * sending.sent) / sending.total : 0}
              aria-label={i18n.t("Upload")}
            />
            <Group justify="space-between">
              <Text c="dimmed" className="figures">
                {i18n.t("{sent} of {total}, {share}", {
                  sent: bytes(sending.sent),
                  total: bytes(sending.total),
                  share: share(sending.sent, sending.total),
                })}
              </Text>
              <Button size="xs" variant="default" onClick={() => running.current?.cancel()}>
                {i18n.t("Cancel")}
              </Button>
            </Group>
          </div>
        ) : (
          <>
            <IconFileUpload size={28} color="var(--accent)" aria-hidden />
            <Text fw={600}>{i18n.t("Drop a file of answers here")}</Text>
            <Text c="dimmed" ta="center" maw={480}>
              {i18n.t(
                "CSV or TSV in any encoding, of any size. Nothing is imported before you have seen what would happen.",
              )}
            </Text>
            <Group align="flex-end" justify="center">
              {surveys.length > 1 ? (
                <NativeSelect
                  size="sm"
                  aria-label={i18n.t("Survey the answers belong to")}
                  value={chosen}
                  onChange={(event) => setSurvey(event.currentTarget.value)}
                  data={surveys.map(({ key, name }) => ({ value: key, label: name || key }))}
                />
              ) : null}
              <Button onClick={() => input.current?.click()}>{i18n.t("Choose a file")}</Button>
            </Group>
          </>
        )}
        <input
          ref={input}
          type="file"
          hidden
          aria-label={i18n.t("File of answers")}
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
          onChange={(event) => void send(event.currentTarget.files?.[0])}
        />
      </div>
    </>
  );
}
