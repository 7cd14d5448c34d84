/** The chart that a key leads to while presenting; null: the key is for something else. */
export function placeShown(
  key: string,
  way: "on" | "back",
  place: number,
  count: number,
): number | null {
  const within = (next: number) => Math.min(count, Math.max(1, next));
  switch (key) {
    case "ArrowRight":
    case "ArrowDown":
    case "PageDown":
      return within(place + 1);
    case "ArrowLeft":
    case "ArrowUp":
    case "PageUp":
      return within(place - 1);
    case " ":
      return within(way === "on" ? place + 1 : place - 1);
    case "Home":
      return 1;
    case "End":
      return count;
    default:
      return null;
  }
}
