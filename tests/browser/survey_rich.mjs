// A survey with everything in it, and where its parts are on the page.

export const languages = ["en", "de", "fr", "es", "pt", "it", "nl", "pl", "ja", "zh", "ar"];
const logo =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR4nGNgYGD4jxsNbmkAkV1jnVTg7QsAAAAASUVORK5CYII=";

export const rich = {
  languages,
  reasons: [
    { key: "price", label: { en: "Price", ar: "السعر" }, groups: ["detractor", "passive"] },
    { key: "support", label: { en: "Support", ar: "الدعم" }, groups: ["detractor"] },
  ],
  questions: [
    {
      key: "role",
      kind: "single",
      label: { en: "What do you do?", ar: "ما عملك؟" },
      required: true,
      options: [
        { key: "dev", label: { en: "I build", ar: "أبني" } },
        { key: "boss", label: { en: "I decide", ar: "أقرر" } },
      ],
    },
    {
      key: "tools",
      kind: "multiple",
      label: { en: "Which do you use?" },
      options: [
        { key: "api", label: { en: "API" } },
        { key: "app", label: { en: "App" } },
      ],
      show_when: [{ question: "role", is: ["dev"] }],
    },
    {
      key: "ease",
      kind: "scale",
      label: { en: "How easy was it?" },
      least: 1,
      most: 7,
      least_label: { en: "Hard" },
      most_label: { en: "Easy" },
      show_when: [{ question: "role", is: ["dev"] }],
    },
    {
      key: "budget",
      kind: "text",
      label: { en: "What would you pay for?" },
      show_when: [{ question: "role", is: ["boss"] }],
    },
  ],
  thanks: {
    detractor: { text: { en: "We will do better." }, contact_me: true },
    promoter: {
      text: { en: "Glad to hear it." },
      link: { url: "https://reviews.example/acme", label: { en: "Write a review" } },
      share: { en: "I like Acme." },
    },
  },
  look: { accent: "#7c3aed", logo, corners: "square", scheme: "auto", hark_name: true },
};

export const score = (page, value) => page.locator(`.scale button[value="${value}"]`);
export const send = (page) => page.locator(".acts button.main");
export const comment = (page) => page.locator("#comment");
export const thanked = (page) => page.locator("main[data-done]").waitFor();
