// The same page for everybody: small and large windows, dark and light, keyboard alone, another language.

import assert from "node:assert/strict";
import { journey } from "../harness.mjs";

const PAGES = { list: "/?q=rights", statement: "/?q=rights&s=magna-carta-1215", about: "/?view=about", nothing: "/?q=zebrafinch" };

for (const scheme of ["light", "dark"]) {
  for (const viewport of ["phone", "desktop", "wide"]) {
    journey(`every page is in order on a ${viewport} in the ${scheme}`, { viewport, scheme, motion: "reduce" }, async (reader) => {
      for (const [name, path] of Object.entries(PAGES)) {
        await reader.open(path);
        await reader.find("heading", /./);
        await reader.until("the page has its content", () =>
          reader.page.evaluate(() => document.querySelector(".card, .statement-title, .about dl, .empty") !== null),
        );
        await reader.fitsTheWidth();
        await reader.passesAxe();
        await reader.screenshot(`${name}-${viewport}-${scheme}`);
      }
    });
  }
}

journey("on a phone the filters are folded away and unfold", { viewport: "phone" }, async (reader) => {
  await reader.open("/");
  await reader.sees("77 statements");
  assert.equal((await reader.findAll("checkbox", /^letter/)).length, 0);
  await reader.page.click(".filters-title");
  await reader.click("checkbox", /^letter/);
  await reader.sees("11 of 77 statements");
  await reader.fitsTheWidth();
});

journey("everything is reached by keys alone", async (reader) => {
  await reader.open("/");
  await reader.sees("77 statements");
  await reader.press("Tab");
  assert.ok(await reader.hasFocus(await reader.find("link", "Skip to the statements")));
  const field = await reader.tabTo("searchbox", "Search the statements");
  assert.ok(await reader.hasFocus(field));
  await reader.page.keyboard.type("Runnymede");
  await reader.sees("1 of 77 statements");
  await reader.tabTo("link", "Magna Carta", { atMost: 120 });
  await reader.press("Enter");
  await reader.find("heading", "Magna Carta");
  await reader.tabTo("link", "Back to the statements");
  await reader.press("Enter");
  await reader.sees("1 of 77 statements");
});

journey("in another language every word of ours is translated, and the page mirrors", async (reader) => {
  await reader.open("/");
  await reader.page.evaluate(() => localStorage.setItem("lectern.language", "qps-plocm"));
  for (const [name, path] of Object.entries(PAGES)) {
    await reader.open(path);
    await reader.until("the page has its content", () =>
      reader.page.evaluate(() => document.querySelector(".card, .statement-title, .about dl, .empty") !== null),
    );
    const { direction, labels } = await reader.page.evaluate(() => ({
      direction: document.documentElement.dir,
      labels: [...document.querySelectorAll("button, summary, label, h2, dt, .tags-label, .results-count, .masthead-nav a")]
        .filter((element) => !element.closest(".text, .card-title, .facet-values, .other-fields, h2[dir=auto]") && element.checkVisibility())
        .map((element) => element.innerText.trim())
        .filter((text) => /[A-Za-z]{3}/.test(text)),
    }));
    assert.equal(direction, "rtl");
    const untranslated = labels.filter((text) => !text.includes("["));
    assert.deepEqual(untranslated, [], `untranslated on ${name}`);
    await reader.fitsTheWidth();
    await reader.screenshot(`${name}-mirrored`);
  }
});

journey("nothing moves while the page loads", async (reader) => {
  await reader.page.evaluateOnNewDocument(() => {
    globalThis.shifts = 0;
    if (PerformanceObserver.supportedEntryTypes.includes("layout-shift")) {
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) globalThis.shifts += entry.hadRecentInput ? 0 : entry.value;
      }).observe({ type: "layout-shift", buffered: true });
    }
  });
  await reader.open("/");
  await reader.sees("77 statements");
  await reader.until("the cards are there", () => reader.page.evaluate(() => document.querySelectorAll(".card").length === 25));
  const shifts = await reader.page.evaluate(() => globalThis.shifts);
  assert.ok(shifts < 0.1, `layout shifts add up to ${shifts}`);
});
