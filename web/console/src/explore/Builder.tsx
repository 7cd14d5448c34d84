import { i18n } from "@lingui/core";
import { NativeSelect } from "@mantine/core";
import type { Property } from "#api/things";
import { worthProperties } from "../companies/worth";
import { groupFields } from "../score/Groups";
import { everyName, fieldName } from "../view/names";
import { everySteps } from "../view/period";
import { tidy } from "../view/view";
import classes from "./Explore.module.css";
import {
  type ExploreView,
  type GroupOrder,
  groupOrders,
  isOrdered,
  mostFields,
  withField,
} from "./explore_view";

interface Props {
  view: ExploreView;
  properties: Property[];
  onView: (view: ExploreView) => void;
}

function orderName(order: GroupOrder): string {
  switch (order) {
    case "-responses":
      return i18n.t("most answers");
    case "responses":
      return i18n.t("fewest answers");
    case "-nps":
      return i18n.t("highest score");
    case "nps":
      return i18n.t("lowest score");
    case "-detractors":
      return i18n.t("most detractors");
    case "-weight":
      return i18n.t("largest weight");
  }
}

/** The id of the select that a key leads to. */
export const firstField = "explore-first-field";
const limits = [5, 10, 20, 50, 100, 1000];
const find = <T extends string>(all: readonly T[], text: string) =>
  all.find((each) => each === text);

/** What is asked about the answers that the filters leave. */
export function Builder({ view, properties, onView }: Props) {
  const change = (change: Partial<ExploreView>) => onView(tidy({ ...view, ...change }));
  const { weight } = view;
  const weights = worthProperties(properties);
  const ordered = isOrdered(view);
  const why = ordered
    ? undefined
    : view.every
      ? i18n.t("Steps of time stay in their order")
      : i18n.t("Choose a property to group by first");
  return (
    <fieldset className={classes.builder}>
      <legend className="unseen">{i18n.t("The question")}</legend>
      <Fields view={view} properties={properties} onFields={(by) => change({ by })} />
      <NativeSelect
        size="xs"
        label={i18n.t("Over time")}
        value={view.every ?? ""}
        onChange={(event) => change({ every: find(everySteps, event.currentTarget.value) })}
        data={[
          { value: "", label: i18n.t("all in one") },
          ...everySteps.map((value) => ({
            value,
            label: i18n.t("by {step}", { step: everyName(value) }),
          })),
        ]}
      />
      <NativeSelect
        size="xs"
        label={i18n.t("One voice for each")}
        value={view.unit ?? "response"}
        onChange={(event) =>
          change({ unit: find(["person", "company"] as const, event.currentTarget.value) })
        }
        data={[
          { value: "response", label: i18n.t("response") },
          { value: "person", label: i18n.t("person") },
          { value: "company", label: i18n.t("company") },
        ]}
      />
      <NativeSelect
        size="xs"
        label={i18n.t("Weight")}
        value={weight ?? ""}
        onChange={(event) => change({ weight: event.currentTarget.value || undefined })}
        data={[
          { value: "", label: i18n.t("all alike") },
          ...[...new Set([...weights.map(({ key }) => key), ...(weight ? [weight] : [])])].map(
            (value) => ({
              value,
              label: i18n.t("by {name}", { name: fieldName(value, properties) }),
            }),
          ),
        ]}
      />
      <NativeSelect
        size="xs"
        label={i18n.t("Order by")}
        disabled={!ordered}
        title={why}
        value={view.order ?? ""}
        onChange={(event) => change({ order: find(groupOrders, event.currentTarget.value) })}
        data={[
          { value: "", label: i18n.t("name") },
          ...groupOrders.map((value) => ({
            value,
            label: orderName(value),
            disabled: value === "-weight" && !weight,
          })),
        ]}
      />
      <NativeSelect
        size="xs"
        label={i18n.t("Groups shown")}
        disabled={!ordered}
        title={why}
        value={String(view.limit ?? "")}
        onChange={(event) => change({ limit: Number(event.currentTarget.value) || undefined })}
        data={[
          { value: "", label: i18n.t("all") },
          ...[...new Set([...limits, ...(view.limit ? [view.limit] : [])])]
            .sort((a, b) => a - b)
            .map((n) => ({ value: String(n), label: i18n.t("the first {n}", { n }) })),
        ]}
      />
    </fieldset>
  );
}

interface FieldsProps {
  view: ExploreView;
  properties: Property[];
  onFields: (fields: string[] | undefined) => void;
}

/** Up to three properties; the one behind the last is there to be chosen. */
function Fields({ view, properties, onFields }: FieldsProps) {
  const fields = view.by ?? [];
  const measured = properties.filter(({ kind }) => kind === "number" || kind === "date");
  const usual = [...groupFields(properties), "score", "group"];
  const places = [...fields, ""].slice(0, mostFields);
  const options = (keys: string[]) =>
    keys.map((value) => ({ value, label: fieldName(value, properties) }));
  const labels = [i18n.t("Group by"), i18n.t("and by"), i18n.t("and by a third")];
  return (
    <div className={classes.fields}>
      {places.map((field, index) => {
        const free = (key: string) => key === field || !fields.includes(key);
        const known = [...usual, ...measured.map(({ key }) => key)];
        return (
          <NativeSelect
            key={labels[index]}
            id={index === 0 ? firstField : undefined}
            size="xs"
            label={labels[index]}
            value={field}
            onChange={(event) => onFields(withField(fields, index, event.currentTarget.value))}
            data={[
              { value: "", label: index === 0 ? i18n.t("nothing") : i18n.t("nothing else") },
              ...options(field && !known.includes(field) ? [field] : []),
              { group: i18n.t("Properties"), items: options(usual.filter(free)) },
              ...(measured.length > 0
                ? [
                    {
                      group: i18n.t("Numbers and days"),
                      items: options(measured.map(({ key }) => key).filter(free)),
                    },
                  ]
                : []),
            ]}
          />
        );
      })}
    </div>
  );
}
