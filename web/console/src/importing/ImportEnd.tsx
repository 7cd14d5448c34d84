import { i18n } from "@lingui/core";
import { Alert, Button, Group, Table, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDownload } from "@tabler/icons-react";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Import } from "#api/things";
import { Confirm } from "../shell/Confirm";
import { count } from "../words/format";
import classes from "./Importing.module.css";
import { useForgetScores, useImportSteps } from "./imports_queries";

/** What came of an import: numbers, reasons, notes; the rejected rows; the way back. */
export function ImportEnd({ it }: { it: Import }) {
  const { step, forget } = useImportSteps(it.id);
  const forgetScores = useForgetScores();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<"nothing" | "undo" | "forget">("nothing");
  const summary = it.summary;
  const imported = summary?.imported ?? 0;
  return (
    <>
      {it.state === "failed" ? (
        <Alert color="red" mb="lg" title={i18n.t("The import stopped")}>
          {it.error ?? i18n.t("The log of the server has the reason.")}{" "}
          {imported > 0
            ? i18n.t("What was imported before that is kept; running it again adds nothing twice.")
            : i18n.t("Nothing was imported.")}
        </Alert>
      ) : null}
      {it.state === "cancelled" && !summary ? (
        <Text mb="lg">
          {i18n.t("This import was cancelled. None of its rows are in the score.")}
        </Text>
      ) : null}
      {summary ? (
        <>
          <dl className={classes.summary}>
            <Figure name={i18n.t("Read")} n={summary.read} />
            <Figure name={i18n.t("Imported")} n={summary.imported} />
            <Figure name={i18n.t("Known before")} n={summary.duplicates} />
            <Figure name={i18n.t("Rejected")} n={summary.rejected} />
          </dl>
          {summary.reasons.length > 0 ? (
            <Table maw={640} mb="md">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{i18n.t("Why rows were rejected")}</Table.Th>
                  <Table.Th ta="right">{i18n.t("Rows")}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {summary.reasons.map(({ code, message, count: n }) => (
                  <Table.Tr key={code + message}>
                    <Table.Td>{message}</Table.Td>
                    <Table.Td ta="right">{count(n)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          ) : null}
          {summary.notes.length > 0 ? (
            <ul className={classes.notes}>
              {summary.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          ) : null}
        </>
      ) : null}
      <Group mt="xl">
        {imported > 0 ? (
          <Button renderRoot={(props) => <Link to="/" search={{ period: "all" }} {...props} />}>
            {i18n.t("See the score")}
          </Button>
        ) : null}
        {summary && summary.rejected > 0 ? (
          <Button
            component="a"
            variant="default"
            href={`/api/v1/imports/${it.id}/rejects`}
            download
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {i18n.t("Download the rejected rows")}
          </Button>
        ) : null}
        {imported > 0 ? (
          <Button variant="default" onClick={() => setAsking("undo")}>
            {i18n.t("Undo this import")}
          </Button>
        ) : null}
        <Button variant="subtle" color="gray" onClick={() => setAsking("forget")}>
          {i18n.t("Forget the file")}
        </Button>
      </Group>
      {asking === "undo" ? (
        <Confirm
          title={i18n.t("Undo this import?")}
          action={i18n.t("Delete {n, plural, one {# response} other {# responses}}", {
            n: imported,
          })}
          onClose={() => setAsking("nothing")}
          onConfirm={async () => {
            await step.mutateAsync("undo");
            forgetScores();
            notifications.show({ message: i18n.t("The import is undone.") });
          }}
        >
          {i18n.t(
            "The {n, plural, one {# response} other {# responses}} that {filename} brought go for good. Persons and companies stay. You can import the file again.",
            { n: imported, filename: it.filename },
          )}
        </Confirm>
      ) : null}
      {asking === "forget" ? (
        <Confirm
          title={i18n.t("Forget this file?")}
          action={i18n.t("Forget")}
          onClose={() => setAsking("nothing")}
          onConfirm={async () => {
            await forget.mutateAsync();
            await navigate({ to: "/import" });
          }}
        >
          {i18n.t(
            "The uploaded file {filename} and this record of it go. Its responses stay, but can no longer be undone together.",
            { filename: it.filename },
          )}
        </Confirm>
      ) : null}
    </>
  );
}

function Figure({ name, n }: { name: string; n: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{count(n)}</dd>
    </div>
  );
}
