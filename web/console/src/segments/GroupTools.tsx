import { i18n } from "@lingui/core";
import { NativeSelect, SegmentedControl, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import classes from "./Segments.module.css";
import { groupOrders, type SegmentsView } from "./segments_view";

interface Props {
  view: SegmentsView;
  fields: string[];
  onView: (view: SegmentsView) => void;
}

function orderName(order: (typeof groupOrders)[number]): string {
  switch (order) {
    case "highest":
      return i18n.t("highest score first");
    case "lowest":
      return i18n.t("lowest score first");
    case "responses":
      return i18n.t("most answers first");
    case "name":
      return i18n.t("by name");
  }
}

/** How the groups are drawn, sorted, found, and what becomes of the small ones. */
export function GroupTools({ view, fields, onView }: Props) {
  const map = fields.length > 1 && view.form !== "list";
  return (
    <div className={classes.tools}>
      {map ? null : (
        <>
          <TextInput
            size="xs"
            type="search"
            w={150}
            aria-label={i18n.t("Find a group")}
            placeholder={i18n.t("Find a group")}
            leftSection={<IconSearch size={14} aria-hidden />}
            value={view.find ?? ""}
            onChange={(event) => onView({ ...view, find: event.currentTarget.value || undefined })}
          />
          <NativeSelect
            size="xs"
            aria-label={i18n.t("Order of the groups")}
            value={view.sort ?? "highest"}
            onChange={(event) => {
              const sort = groupOrders.find((each) => each === event.currentTarget.value);
              onView({ ...view, sort: sort === "highest" ? undefined : sort });
            }}
            data={groupOrders.map((value) => ({ value, label: orderName(value) }))}
          />
          <SegmentedControl
            size="xs"
            aria-label={i18n.t("Small groups")}
            value={view.small ?? "greyed"}
            onChange={(small) =>
              onView({ ...view, small: small === "merged" ? "merged" : undefined })
            }
            data={[
              { value: "greyed", label: i18n.t("small ones grey") },
              { value: "merged", label: i18n.t("as one") },
            ]}
          />
        </>
      )}
      {fields.length > 1 ? (
        <SegmentedControl
          size="xs"
          aria-label={i18n.t("Form")}
          value={view.form ?? "map"}
          onChange={(form) => onView({ ...view, form: form === "list" ? "list" : undefined })}
          data={[
            { value: "map", label: i18n.t("Heat map") },
            { value: "list", label: i18n.t("List") },
          ]}
        />
      ) : null}
    </div>
  );
}
