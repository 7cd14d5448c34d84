import { i18n } from "@lingui/core";
import { Anchor, Button, SegmentedControl } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { DryRun } from "#api/things";
import { personName } from "../people/person_name";
import { Section } from "../shell/Page";
import { count, moment } from "../words/format";
import classes from "./DryRun.module.css";
import { reasonName } from "./reason_names";

const few = 8;

/** Who would be asked and who not, by name, with the sentence that says why. */
export function DryRunPeople({ run }: { run: DryRun }) {
  const asked = run.people.filter(({ reason }) => reason === "asked");
  const others = run.people.filter(({ reason }) => reason !== "asked");
  const [chosen, setChosen] = useState<"asked" | "others">(asked.length > 0 ? "asked" : "others");
  const [length, setLength] = useState<"few" | "all">("few");
  if (run.people.length === 0) return null;
  const list = chosen === "asked" ? asked : others;
  const whole = chosen === "asked" ? run.asked : run.considered - run.asked;
  const shown = length === "all" ? list : list.slice(0, few);
  return (
    <Section
      title={i18n.t("People")}
      aside={
        asked.length > 0 && others.length > 0 ? (
          <SegmentedControl
            size="xs"
            aria-label={i18n.t("Which people")}
            value={chosen}
            onChange={(value) => setChosen(value === "asked" ? "asked" : "others")}
            data={[
              { value: "asked", label: i18n.t("Asked") },
              { value: "others", label: i18n.t("Not asked") },
            ]}
          />
        ) : null
      }
    >
      <ul className={classes.people}>
        {shown.map(({ person, reason, sentence, at }) => (
          <li key={`${person.id} ${at} ${sentence}`} className={classes.person}>
            <div className={classes.personHead}>
              <Anchor
                renderRoot={(props) => (
                  <Link to="/people/$id" params={{ id: person.id }} {...props} />
                )}
              >
                {personName({ ...person, external_id: null })}
              </Anchor>
              <span>{at ? moment(at) : reasonName(reason)}</span>
            </div>
            <div className={classes.why}>{sentence}</div>
          </li>
        ))}
      </ul>
      {shown.length < list.length ? (
        <Button size="compact-sm" variant="subtle" onClick={() => setLength("all")}>
          {i18n.t("Show {n} more", { n: list.length - shown.length })}
        </Button>
      ) : list.length < whole ? (
        <p className={classes.why}>
          {i18n.t("The first {n} of {whole}.", { n: list.length, whole: count(whole) })}
        </p>
      ) : null}
    </Section>
  );
}
