import { expect, test } from "vitest";
import { languages, secretVariable, signing, trying } from "./signing";

test.each(languages)(
  "$name signs with this key, and keeps the secret out of the code",
  ({ id }) => {
    const code = signing(id, "812");
    expect(code).toMatch(/['"]812['"]/);
    expect(code).toContain(secretVariable);
    expect(code).not.toContain("YOUR_KEY_ID");
  },
);

test("without a key the code says where its id goes", () => {
  expect(signing("python")).toContain('KEY = "YOUR_KEY_ID"');
});

test("an example is tried with the secret in the environment, not in the file", () => {
  expect(languages.map(trying)).toContain("HARK_IDENTITY_SECRET=YOUR_SECRET python3 identity.py");
});
