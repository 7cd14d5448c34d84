import { expect, test } from "vitest";
import { keyOf, moved, newQuestion, newReason, withWord } from "./definition";
import { definition } from "./definition_fixture";

test("a text taken away is gone, not empty", () => {
  expect(withWord({ en: "a", de: "b" }, "de", "")).toEqual({ en: "a" });
  expect(withWord({ en: "a" }, "de", "b")).toEqual({ en: "a", de: "b" });
});

test("keys come from words, and no two are the same", () => {
  expect(keyOf("Prix élevé !", "reason", [])).toBe("prix_eleve");
  expect(keyOf("Zu groß", "reason", [])).toBe("zu_gross");
  expect(keyOf("Price", "reason", ["price", "price_2"])).toBe("price_3");
  expect(keyOf("3 days", "reason", [])).toBe("days");
  expect(keyOf("価格", "reason", ["reason_1"])).toBe("reason_2");
  expect(keyOf("x".repeat(80), "reason", []).length).toBe(40);
});

test("a new question never takes a name that conditions use", () => {
  expect(newQuestion(definition(), "text", "Score", []).key).toBe("score_2");
  expect(newQuestion(definition(), "text", "Role", []).key).toBe("role_2");
});

test("a new choice comes with options of their own keys, a scale with none", () => {
  const choice = newQuestion(definition(), "single", "Size", ["Option", "Option"]);
  expect(choice.options.map(({ key }) => key)).toEqual(["option", "option_2"]);
  expect(newQuestion(definition(), "scale", "Ease", ["Option"]).options).toEqual([]);
});

test("a new reason is written in the first language", () => {
  expect(newReason(definition({ languages: ["de", "en"] }), "Preis")).toEqual({
    key: "preis",
    label: { de: "Preis" },
    groups: [],
  });
});

test("moving keeps all others in order", () => {
  expect(moved(["a", "b", "c", "d"], 0, 2)).toEqual(["b", "c", "a", "d"]);
  expect(moved(["a", "b", "c", "d"], 3, 0)).toEqual(["d", "a", "b", "c"]);
  expect(moved(["a"], 4, 0)).toEqual(["a"]);
});
