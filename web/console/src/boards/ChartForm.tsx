import { i18n } from "@lingui/core";
import { Button, Group, NativeSelect, Stack, Switch, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { Chart } from "#api/things";
import { groupFields } from "../score/Groups";
import type { Question } from "../score/score_queries";
import { Dialog } from "../shell/Dialog";
import { everyName, fieldName } from "../view/names";
import { everySteps } from "../view/period";
import { tidy } from "../view/view";
import { ChartFilters } from "./ChartFilters";
import { type Names, viewName } from "./chart_words";
import {
  type ChartView,
  chartViews,
  fitting,
  missing,
  readQuestion,
  usualWidth,
  writeQuestion,
} from "./charts";

interface Props {
  /** The chart to edit; none: a new one. */
  chart?: Chart;
  names: Names;
  onSave: (chart: Chart) => void;
  onClose: () => void;
}

/** What a chart asks and how the answer is drawn. */
export default function ChartForm({ chart, names, onSave, onClose }: Props) {
  const [title, setTitle] = useState(chart?.title ?? "");
  const [view, setView] = useState<ChartView>(chart?.view ?? "number");
  const [question, setQuestion] = useState<Question>(readQuestion(chart?.query ?? ""));
  const { surveys, properties } = names;
  const change = (part: Partial<Question>) => setQuestion(tidy({ ...question, ...part }));
  const usual = groupFields(properties);
  const asked = fitting(view, withUsual(view, question, usual));
  const [first = "", second = ""] = asked.by ?? [];
  const fields = [...new Set([...usual, ...(question.by ?? [])])];
  const choices = fields.map((value) => ({ value, label: fieldName(value, properties) }));
  const upside = question.from && question.to && question.from > question.to;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (upside || missing(view, asked)) return;
    onSave({
      title: title.trim(),
      view,
      query: writeQuestion(asked),
      width: chart && chart.view === view ? chart.width : usualWidth(view),
    });
    onClose();
  };
  return (
    <Dialog
      size="lg"
      onClose={onClose}
      title={chart ? i18n.t("Edit the chart") : i18n.t("Add a chart")}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <NativeSelect
            label={i18n.t("Shown as")}
            data-autofocus
            value={view}
            onChange={({ currentTarget }) =>
              setView(chartViews.find((each) => each === currentTarget.value) ?? "number")
            }
            data={chartViews.map((value) => ({ value, label: viewName(value) }))}
          />
          <TextInput
            label={i18n.t("Title")}
            description={i18n.t("Without one the chart says itself what it shows.")}
            maxLength={100}
            value={title}
            onChange={({ currentTarget }) => setTitle(currentTarget.value)}
          />
          {surveys.length > 1 ? (
            <NativeSelect
              label={i18n.t("Survey")}
              value={question.survey ?? surveys.find(({ key }) => key === "nps")?.key}
              onChange={({ currentTarget }) => change({ survey: currentTarget.value })}
              data={surveys.map(({ key, name }) => ({ value: key, label: name || key }))}
            />
          ) : null}
          <Group grow align="flex-start">
            <TextInput
              type="date"
              label={i18n.t("From")}
              description={i18n.t("Empty: since the first answer")}
              value={question.from ?? ""}
              onChange={({ currentTarget }) => change({ from: currentTarget.value || undefined })}
            />
            <TextInput
              type="date"
              label={i18n.t("To")}
              description={i18n.t("Empty: new answers keep coming in")}
              error={upside ? i18n.t("This is before the first day.") : undefined}
              value={question.to ?? ""}
              onChange={({ currentTarget }) => change({ to: currentTarget.value || undefined })}
            />
          </Group>
          {view === "number" && question.from ? (
            <NativeSelect
              label={i18n.t("Compared with")}
              value={question.compare ?? ""}
              onChange={({ currentTarget: { value } }) =>
                change({ compare: value === "previous" || value === "year" ? value : undefined })
              }
              data={[
                { value: "", label: i18n.t("nothing") },
                { value: "previous", label: i18n.t("the period before") },
                { value: "year", label: i18n.t("a year before") },
              ]}
            />
          ) : null}
          {view === "trend" || view === "table" ? (
            <NativeSelect
              label={i18n.t("A row or point for each")}
              value={asked.every ?? ""}
              onChange={({ currentTarget }) => change({ every: currentTarget.value || undefined })}
              data={[
                ...(view === "table" ? [{ value: "", label: i18n.t("no steps") }] : []),
                ...everySteps.map((value) => ({ value, label: everyName(value) })),
              ]}
            />
          ) : null}
          {view === "number" || view === "distribution" ? null : (
            <Group grow align="flex-start">
              <NativeSelect
                label={view === "trend" ? i18n.t("A picture for each") : i18n.t("Grouped by")}
                value={first}
                onChange={({ currentTarget: { value } }) =>
                  change({
                    by: value ? [value, ...(second && second !== value ? [second] : [])] : [],
                  })
                }
                data={[
                  ...(view === "groups" || view === "heatmap"
                    ? []
                    : [{ value: "", label: i18n.t("no groups") }]),
                  ...choices,
                ]}
              />
              {view === "trend" || !first ? null : (
                <NativeSelect
                  label={i18n.t("And by")}
                  value={second}
                  onChange={({ currentTarget: { value } }) =>
                    change({ by: value ? [first, value] : [first] })
                  }
                  data={[
                    ...(view === "heatmap" ? [] : [{ value: "", label: i18n.t("nothing else") }]),
                    ...choices.filter(({ value }) => value !== first),
                  ]}
                />
              )}
            </Group>
          )}
          <ChartFilters question={question} names={names} onChange={change} />
          <Switch
            label={i18n.t("One person, one voice")}
            description={i18n.t("Count only the latest answer of each person")}
            checked={question.unit === "person"}
            onChange={({ currentTarget }) =>
              change({ unit: currentTarget.checked ? "person" : undefined })
            }
          />
        </Stack>
        <Group mt="lg" justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {i18n.t("Cancel")}
          </Button>
          <Button type="submit">{chart ? i18n.t("Save") : i18n.t("Add")}</Button>
        </Group>
      </form>
    </Dialog>
  );
}

/** Groups need a field and heat maps two: the first that are at hand, until others are chosen. */
function withUsual(view: ChartView, question: Question, usual: string[]): Question {
  const wanted = view === "groups" ? 1 : view === "heatmap" ? 2 : 0;
  const by = [...(question.by ?? [])];
  for (const field of usual) {
    if (by.length >= wanted) break;
    if (!by.includes(field)) by.push(field);
  }
  return tidy({ ...question, by: by.length > 0 ? by : undefined });
}
