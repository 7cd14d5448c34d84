import { expect, test } from "vitest";
import { embedding, widgetCode, widgetSnippet } from "./snippets";

test("the widget asks this survey, from this server", () => {
  const code = widgetSnippet("https://hark.example", "after_support", false);
  expect(code).toContain('hark("show", "after_support");');
  expect(code).toContain('src="https://hark.example/w/hark.js"');
  expect(code).toContain("identify");
});

test("an anonymous survey is told nobody's name", () => {
  expect(widgetSnippet("https://hark.example", "team", true)).not.toContain("identify");
});

test("a name cannot break out of the code", () => {
  expect(embedding("https://hark.example/s/x", 'Q&A "now" <b>')).toContain(
    'title="Q&amp;A &quot;now&quot; &lt;b&gt;"',
  );
});

test("code for every page asks nothing by itself", () => {
  const code = widgetCode("https://hark.example", []);
  expect(code).toContain('src="https://hark.example/w/hark.js"');
  expect(code).not.toContain("hark(");
});
