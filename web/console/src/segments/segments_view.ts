import { choice, type Raw, readView, text, tidy, type View } from "../view/view";

export const groupOrders = ["highest", "lowest", "responses", "name"] as const;
export type GroupOrder = (typeof groupOrders)[number];

/** What the page of segments shows; all of it stands in the URL. */
export interface SegmentsView extends View {
  /** The second property to group by. */
  and?: string;
  /** How two properties are drawn. */
  form?: "list";
  sort?: Exclude<GroupOrder, "highest">;
  find?: string;
  /** Groups with few answers: greyed unless merged into one. */
  small?: "merged";
  /** The property that says what a customer is worth. */
  worth?: string;
  /** Which customers: the twenty largest, or the largest fifth. */
  top?: "fifth";
  mood?: "unhappy";
  /** The two groups held side by side, by their keys. */
  left?: string;
  right?: string;
}

export function readSegmentsView(raw: Raw): SegmentsView {
  return tidy({
    ...readView(raw),
    and: text(raw, "and"),
    form: choice(raw, "form", ["list"] as const),
    sort: choice(raw, "sort", ["lowest", "responses", "name"] as const),
    find: text(raw, "find"),
    small: choice(raw, "small", ["merged"] as const),
    worth: text(raw, "worth"),
    top: choice(raw, "top", ["fifth"] as const),
    mood: choice(raw, "mood", ["unhappy"] as const),
    left: text(raw, "left"),
    right: text(raw, "right"),
  });
}
