type Child = Node | string | null | undefined | false;

/** An element with its attributes and what is in it; what is false or nothing is left out. */
export function el<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string | number | boolean | undefined> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(key, value === true ? "" : String(value));
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

/**
 * Numbers to choose one of: native radios in one group, one tab stop. Arrows move among them without
 * choosing; a click, a tap, Space or Enter chooses.
 */
export function points(
  name: string,
  [least, most]: [number, number],
  [leastLabel, mostLabel]: [string, string],
  onChoose: (value: number) => void,
): HTMLElement[] {
  const radios: HTMLInputElement[] = [];
  const group = el("div", { class: "points", "data-points": most - least + 1 });
  const rove = (to: HTMLInputElement | undefined) => {
    for (const radio of radios) radio.tabIndex = radio === to ? 0 : -1;
  };
  for (let value = least; value <= most; ++value) {
    const end = value === least ? leastLabel : value === most ? mostLabel : "";
    const radio = el("input", {
      type: "radio",
      name,
      value,
      "aria-label": end ? `${value}, ${end}` : value,
    });
    radio.addEventListener("change", () => {
      rove(radio);
      onChoose(value);
    });
    radios.push(radio);
    group.append(el("label", {}, radio, el("span", { "aria-hidden": true }, String(value))));
  }
  rove(radios[0]);
  group.addEventListener("keydown", (event) => {
    const at = radios.indexOf(event.target as HTMLInputElement);
    if (at < 0) return;
    const isRtl = getComputedStyle(group).direction === "rtl";
    const step =
      { ArrowRight: isRtl ? -1 : 1, ArrowLeft: isRtl ? 1 : -1, ArrowDown: 1, ArrowUp: -1 }[
        event.key
      ] ?? 0;
    const to =
      event.key === "Home"
        ? 0
        : event.key === "End"
          ? radios.length - 1
          : Math.min(Math.max(at + step, 0), radios.length - 1);
    if (step || event.key === "Home" || event.key === "End") {
      event.preventDefault();
      rove(radios[to]);
      radios[to]?.focus();
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (!radios[at]?.checked) radios[at]?.click();
    }
  });
  const ends =
    leastLabel || mostLabel
      ? [
          el(
            "p",
            { class: "ends", "aria-hidden": true },
            el("span", {}, leastLabel),
            el("span", {}, mostLabel),
          ),
        ]
      : [];
  return [group, ...ends];
}
