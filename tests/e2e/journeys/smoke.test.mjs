// The least that can be asked: the page starts, has one heading at the top, and
// keeps its own rules.

import assert from "node:assert/strict";
import { journey } from "../harness.mjs";

journey("the reader starts", async (reader) => {
  await reader.open("/");
  const heading = await reader.find("heading", /./);
  assert.equal(await heading.evaluate((element) => element.localName), "h1");
  assert.equal(await reader.page.evaluate(() => document.querySelectorAll("h1").length), 1);
  await reader.passesAxe();
  await reader.screenshot("start");
});

journey("the reader starts in the dark on a phone", { viewport: "phone", scheme: "dark", motion: "reduce" }, async (reader) => {
  await reader.open("/");
  await reader.find("heading", /./);
  await reader.fitsTheWidth();
  await reader.passesAxe();
  await reader.screenshot("start-phone-dark");
});
