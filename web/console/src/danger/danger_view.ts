import { choice, type Raw, readView, text, tidy, type View } from "../view/view";

/** What the danger zone shows; all of it stands in the URL. */
export interface DangerView extends View {
  /** The property that says what a customer is worth. */
  worth?: string;
  /** By worth, unless the newest are wanted first. */
  order?: "newest";
  response?: string;
}

export function readDangerView(raw: Raw): DangerView {
  return tidy({
    ...readView(raw),
    worth: text(raw, "worth"),
    order: choice(raw, "order", ["newest"] as const),
    response: text(raw, "response"),
  });
}

/** Who answers this is not just unhappy but about to leave. */
export const dangerScores = [0, 1, 2, 3] as const;
export const dangerCondition = "score:0..3";

/** The filter of the page with the danger zone's own condition. */
export function inDanger<T extends { where?: string[] }>(filter: T): T & { where: string[] } {
  return { ...filter, where: [...(filter.where ?? []), dangerCondition] };
}
