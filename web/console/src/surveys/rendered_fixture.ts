import type { RenderedSurvey } from "#api/things";

/** A survey as people get it, with a reason for some groups and no questions. */
export const recommending: RenderedSurvey = {
  survey: "nps",
  version: 1,
  kind: "nps",
  language: "en",
  direction: "ltr",
  question: "How likely?",
  least: 0,
  most: 10,
  bounds: [6, 8],
  follow_up: {},
  ask_comment: true,
  reasons: [
    { key: "price", label: "Price", groups: ["detractor"] },
    { key: "speed", label: "Speed", groups: ["promoter", "passive", "detractor"] },
  ],
  thanks: {},
  words: {},
  look: {},
};
