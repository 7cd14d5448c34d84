import { i18n } from "@lingui/core";
import { NativeSelect, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { propertiesQuery } from "../people/people_queries";
import { segmentsQuery } from "../segments/segments_queries";
import { AddFilter } from "../view/AddFilter";
import { Chip } from "../view/Chip";
import { withCondition } from "../view/where";
import { AmountField } from "./AmountField";
import classes from "./Asking.module.css";
import { useWriting } from "./writing";

/** Whom it may ask: a segment, conditions, a share of them. */
export function WhoPart() {
  const { draft, change, at } = useWriting();
  const segments = useQuery(segmentsQuery).data ?? [];
  const properties = useQuery(propertiesQuery).data ?? [];
  const gone = draft.segment !== "" && !segments.some(({ id }) => id === draft.segment);
  const wrong = at("audience.where");
  return (
    <>
      <NativeSelect
        label={i18n.t("People in the segment")}
        value={draft.segment}
        error={at("audience.segment")}
        onChange={({ currentTarget }) => change({ segment: currentTarget.value })}
        data={[
          { value: "", label: i18n.t("Everybody") },
          ...segments.map(({ id, name }) => ({ value: id, label: name })),
          ...(gone ? [{ value: draft.segment, label: i18n.t("A segment that is gone") }] : []),
        ]}
      />
      <fieldset className={classes.set}>
        <legend className={classes.legend}>{i18n.t("Of whom all of this holds")}</legend>
        <div className={classes.chips}>
          {draft.where.map((condition) => (
            <Chip
              key={condition}
              condition={condition}
              properties={properties}
              onRemove={() => change({ where: draft.where.filter((each) => each !== condition) })}
            />
          ))}
          <AddFilter
            about="people"
            properties={properties}
            onAdd={(condition) => change({ where: withCondition(draft.where, condition) })}
          />
        </div>
        {wrong ? (
          <Text size="xs" className={classes.problem}>
            {wrong}
          </Text>
        ) : null}
      </fieldset>
      <AmountField
        label={i18n.t("Share of them")}
        description={i18n.t("Below 100 % it is always the same people who are asked.")}
        unit="%"
        parts="decimal"
        value={draft.samplePercent}
        error={at("sample_percent")}
        onChange={(samplePercent) => change({ samplePercent })}
      />
    </>
  );
}
