import type { ShippedTexts } from "#api/things";
import type { Definition, Question } from "./definition";

/** A survey in two languages that uses every part, for tests. */
export function definition(change: Partial<Definition> = {}): Definition {
  const thanks = { text: {}, link: null, share: {}, contact_me: false };
  return {
    languages: ["en", "de"],
    wording: { template: "recommend_company", subject: "Acme", text: {} },
    follow_up: { promoter: {}, passive: {}, detractor: {} },
    ask_comment: true,
    once_per_browser: false,
    reasons: [
      { key: "price", label: { en: "Price", de: "Preis" }, groups: ["detractor"] },
      { key: "speed", label: { en: "Speed" }, groups: [] },
    ],
    questions: [
      question("role", { kind: "single", options: [option("dev"), option("boss")] }),
      question("ease", { kind: "scale", show_when: [{ question: "role", is: ["dev"] }] }),
      question("why", { show_when: [{ question: "ease", is: ["1", "2"] }] }),
    ],
    thanks: { promoter: thanks, passive: thanks, detractor: thanks },
    look: {
      accent: "#0f766e",
      logo: null,
      corners: "round",
      scheme: "auto",
      hark_name: true,
    },
    ...change,
  };
}

export function option(key: string) {
  return { key, label: { en: key } };
}

export function question(key: string, change: Partial<Question> = {}): Question {
  return {
    key,
    kind: "text",
    label: { en: key },
    required: false,
    options: [],
    least: 1,
    most: 5,
    least_label: {},
    most_label: {},
    show_when: [],
    ...change,
  };
}

export const shippedTexts: ShippedTexts[] = [
  {
    language: "en",
    name: "English",
    direction: "ltr",
    texts: { "follow_up.promoter": "What do you like?" },
  },
  {
    language: "de",
    name: "Deutsch",
    direction: "ltr",
    texts: { "follow_up.promoter": "Was gefällt Ihnen?" },
  },
];
