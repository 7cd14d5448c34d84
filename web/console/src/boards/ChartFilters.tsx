import { i18n } from "@lingui/core";
import { Group, Input } from "@mantine/core";
import type { Question } from "../score/score_queries";
import { AddFilter } from "../view/AddFilter";
import { Chip, NamedChip } from "../view/Chip";
import { withCondition } from "../view/where";
import type { Names } from "./chart_words";

interface Props {
  question: Question;
  names: Names;
  onChange: (part: Partial<Question>) => void;
}

/** Whose answers a chart counts. */
export function ChartFilters({ question, names, onChange }: Props) {
  const { where = [], segment = [] } = question;
  const { properties, segments } = names;
  const setWhere = (next: string[]) => onChange({ where: next.length > 0 ? next : undefined });
  return (
    <Input.Wrapper label={i18n.t("Only answers that match")} labelElement="div">
      <Group gap="xs" mt={4}>
        {where.map((condition) => (
          <Chip
            key={condition}
            condition={condition}
            properties={properties}
            onRemove={() => setWhere(where.filter((each) => each !== condition))}
          />
        ))}
        {segment.map((id) => (
          <NamedChip
            key={id}
            name={segments.find((each) => each.id === id)?.name ?? i18n.t("A deleted segment")}
            onRemove={() => {
              const next = segment.filter((each) => each !== id);
              onChange({ segment: next.length > 0 ? next : undefined });
            }}
          />
        ))}
        <AddFilter
          survey={question.survey}
          properties={properties}
          onAdd={(condition) => setWhere(withCondition(where, condition))}
        />
      </Group>
    </Input.Wrapper>
  );
}
