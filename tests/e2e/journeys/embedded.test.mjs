// A collection in a page of somebody else: of another site, under a strict policy, with a style that spoils what it reaches.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { around, hosted } from "../around.mjs";
import { journey } from "../harness.mjs";
import { LANDMARK, SPEECHES, cannotPublish, published } from "../published.mjs";
import { AXE } from "../reader.mjs";

const COLLECTION = JSON.parse(readFileSync(LANDMARK, "utf8"));
const KING = "letter-from-birmingham-jail-1963";

let site;
let reading;
let host;

before(async () => {
  if (cannotPublish) return;
  site = await published(LANDMARK, "python", ["--embed"]);
  reading = await hosted(site.site);
  host = await around(reading.origin);
});

after(async () => {
  await host?.close();
  await reading?.close();
  await site?.close();
});

const here = { server: () => host, skip: cannotPublish };

/** An element with the link that stands in it. */
const element = (attributes = "", words = "Landmarks") =>
  `<lectern-reader ${attributes}><a href="${reading.origin}/">${words}</a></lectern-reader>`;

/** Opens a page around elements; requests may go to the reader's origin as well. */
async function open(reader, path, body, settings) {
  host.page(path, body, settings);
  reader.guard.allowOrigin(reading.origin);
  await reader.open(path);
}

/** What a page says in a frame, once it is drawn. The frame is brought into sight: one that nobody sees is not drawn. */
async function frameOf(reader, index = 0) {
  let frame;
  await reader.until(`frame ${index} has its content`, async () => {
    const handle = await reader.page.evaluateHandle((at) => {
      const one = document.querySelectorAll("lectern-reader")[at];
      one.scrollIntoView();
      return one.shadowRoot.querySelector("iframe");
    }, index);
    frame = await handle.asElement()?.contentFrame();
    return frame?.evaluate(() => {
      // What the page was served with is taken away first.
      const isComing = document.querySelector("#served, .progress") !== null;
      return !isComing && document.querySelector(".card, .statement-body") !== null;
    });
  });
  return frame;
}

/** Waits until the frame is as high as what it shows. */
async function fits(reader, index) {
  const frame = await frameOf(reader, index);
  let last;
  await reader.until(`frame ${index} is as high as its content`, async () => {
    const outer = await reader.page.evaluate((at) => {
      const one = document.querySelectorAll("lectern-reader")[at];
      return one.shadowRoot.querySelector("iframe").getBoundingClientRect().height;
    }, index);
    const inner = await frame.evaluate(() => {
      const page = document.documentElement;
      return { window: innerHeight, content: page.getBoundingClientRect().height, scrolled: page.scrollHeight, width: page.scrollWidth - innerWidth };
    });
    const isSettled = outer === last;
    last = outer;
    return isSettled && Math.abs(outer - inner.content) <= 1 && inner.scrolled <= inner.window && inner.width <= 0;
  });
  return frame;
}

const three = () =>
  `<p><a href="#before">Before</a></p>${element()}${element('query="author:king"', "By King")}${element(`statement="${KING}"`, "A letter")}<p><a href="#after">After</a></p>`;

for (const [name, settings, direction] of [
  ["on a desk", {}, "ltr"],
  ["in the dark", { scheme: "dark" }, "ltr"],
  ["on a phone", { viewport: "phone" }, "ltr"],
  ["from right to left", {}, "rtl"],
]) {
  journey(`a page that spoils everything shows a collection, results and a statement, ${name}`, { ...here, ...settings }, async (reader) => {
    await open(reader, "/", three(), { direction });
    const [all, some, one] = [await fits(reader, 0), await fits(reader, 1), await fits(reader, 2)];
    const count = (frame) => frame.evaluate(() => document.querySelector(".results-count")?.innerText);
    assert.equal(await count(all), "77 statements");
    assert.equal(await count(some), "1 of 77 statements");
    assert.ok(await all.evaluate(() => document.querySelector(".search-field").checkVisibility()));
    assert.ok(!(await some.evaluate(() => document.querySelector(".search-field").checkVisibility())));
    const words = (text) => text.split(/\s+/).join(" ").trim();
    const king = COLLECTION.statements.find((statement) => statement.id === KING);
    const shown = await one.evaluate(() => document.querySelector(".statement-summary p").textContent);
    assert.equal(words(shown), words(king.summary), "word for word");
    await reader.fitsTheWidth();
    await passesAxeInside(reader);
    for (const [at, of] of ["all", "some", "one"].entries()) {
      await reader.page.evaluate((index) => document.querySelectorAll("lectern-reader")[index].scrollIntoView(), at);
      await reader.screenshot(`embedded-${of}-${name.replaceAll(" ", "-")}`);
    }
  });
}

/** axe looks into frames where each of them lets it. */
async function passesAxeInside(reader) {
  for (const frame of reader.page.frames()) {
    await frame.evaluate(AXE);
    await frame.evaluate(() => axe.configure({ allowedOrigins: ["<unsafe_all_origins>"] }));
  }
  await reader.passesAxe();
}

journey("Tab leads into a frame and out of it", here, async (reader) => {
  await open(reader, "/", `<p><a href="#before">Before</a></p>${element(`statement="${KING}"`, "A letter")}<p><a href="#after">After</a></p>`);
  const frame = await fits(reader, 0);
  const focused = () => frame.evaluate(() => (document.hasFocus() ? document.activeElement.innerText : ""));
  const around = () => reader.page.evaluate(() => document.activeElement.hash);
  // Which element has the focus, of the frame's or of the page's: a place in the one, a hash in the other.
  const place = async () => {
    const inside = await frame.evaluate(() => document.hasFocus() && [...document.querySelectorAll("*")].indexOf(document.activeElement));
    return inside || around();
  };
  // The focus crosses the border of a frame some time after the key, and meanwhile it is nowhere.
  const tab = async (keys) => {
    const before = await place();
    await reader.press(keys);
    await reader.until(`${keys} has moved the focus`, async () => ![before, undefined].includes(await place()));
  };
  await (await reader.page.$("a[href='#before']")).focus();
  const inside = new Set();
  for (let presses = 0; presses < 60 && (await around()) !== "#after"; presses += 1) {
    await tab("Tab");
    inside.add(await focused());
  }
  assert.equal(await around(), "#after", "Tab leads out again");
  assert.ok(inside.has("Copy link"), `${[...inside]}`);
  await tab("Shift+Tab");
  assert.notEqual(await focused(), "", "and in again");
});

journey("another query shows other results, and a card leads to its text", here, async (reader) => {
  await open(reader, "/", element('query="author:king"'));
  await fits(reader, 0);
  const entries = await reader.page.evaluate(() => history.length);
  await reader.page.evaluate(() => document.querySelector("lectern-reader").setAttribute("query", "freedom"));
  const results = async (pattern) => {
    const frame = await frameOf(reader, 0);
    return pattern.test(await frame.evaluate(() => document.querySelector(".results-count").innerText));
  };
  await reader.until("there are other results", async () => !(await results(/^1 of/)) && results(/of 77/));
  const frame = await fits(reader, 0);
  assert.equal(await reader.page.evaluate(() => history.length), entries, "the history of the page around has no entry more");
  const title = await frame.evaluate(() => {
    const link = [...document.querySelectorAll(".card-title a")].at(3);
    link.click();
    return link.innerText;
  });
  await reader.until("the text is there", () => frame.evaluate((text) => document.querySelector("h1.statement-title")?.innerText === text, title));
  await reader.until("its heading is in sight", async () => {
    const top = await frame.evaluate(() => document.querySelector("h1.statement-title").getBoundingClientRect().top);
    const [outer, height] = await reader.page.evaluate(() => [
      document.querySelector("lectern-reader").getBoundingClientRect().top,
      innerHeight,
    ]);
    return outer + top >= 0 && outer + top < height;
  });
  await frame.evaluate(() => document.querySelector(".results-back").click());
  await reader.until("the results are there again", () => results(/of 77/));
});

journey("a collection of the page around is shown, filtered, and no higher than it may be", here, async (reader) => {
  const statement = (id, kind) => ({ id, kind, title: `About ${id}`, summary: "Words. ".repeat(400) });
  const statements = [statement("a", "letter"), statement("b", "speech"), statement("c", "letter")];
  host.pages.set("/own.json", JSON.stringify({ format: "statement-bundle", version: 1, title: "Own", statements }));
  await open(reader, "/", element('src="own.json" filters="kind=letter&amp;sort=title" max-height="400px"'));
  const frame = await frameOf(reader);
  await reader.until("the letters are there", () =>
    frame.evaluate(() => document.querySelector(".results-count").innerText === "2 of 3 statements"),
  );
  const height = () => reader.page.evaluate(() => document.querySelector("lectern-reader").getBoundingClientRect().height);
  await reader.until("it is as high as it may be", async () => (await height()) === 400);
  assert.ok(await frame.evaluate(() => document.documentElement.scrollHeight > innerHeight), "the rest is scrolled to");
});

journey("one statement's links lead out of the frame, into the whole reader", here, async (reader) => {
  await open(reader, "/", element(`statement="${KING}"`));
  const frame = await fits(reader, 0);
  const leads = async (selector, isThere) => {
    const before = (await reader.page.browserContext().pages()).length;
    // The statement is drawn anew while the rest of its collection arrives.
    await reader.until("the link is followed", async () => {
      const link = await frame.$(selector);
      await link.evaluate((one) => one.scrollIntoView({ block: "center" }));
      await link.click();
      return true;
    });
    let opened;
    await reader.until("there is another window", async () => {
      const pages = await reader.page.browserContext().pages();
      opened = pages.length > before && pages.at(-1);
      return opened && (await opened.evaluate(isThere));
    });
    await opened.close();
  };
  await leads(".statement-head .tag", () => document.querySelector(".masthead-title")?.checkVisibility() && location.search.includes("kind=letter"));
  await leads(".framed-foot a", () => document.querySelector(".masthead-title")?.checkVisibility() && location.search.includes("s=letter"));
  assert.ok(await frame.evaluate(() => document.querySelector(".statement-body") !== null), "and the frame stays as it was");
});

journey("a speech stands in a page whole", { ...here, shared: "corpora/ungdc/ungdc-100.json" }, async (reader) => {
  const speeches = await published(SPEECHES, "python", ["--embed"]);
  const at = await hosted(speeches.site);
  const page = await around(at.origin);
  try {
    const speech = JSON.parse(readFileSync(SPEECHES, "utf8")).statements[0];
    page.page("/", `<lectern-reader statement="${speech.id}"></lectern-reader>`);
    reader.guard.allowOrigin(at.origin);
    reader.guard.allowOrigin(page.origin);
    await reader.page.goto(page.origin);
    const frame = await fits(reader, 0);
    const words = (all) => all.replace(/[\\*_>#]/g, "").split(/\s+/).filter(Boolean).join(" ");
    const text = () =>
      frame.evaluate(() => {
        const copy = document.querySelector(".text").cloneNode(true);
        copy.querySelectorAll(".passage-number").forEach((number) => number.remove());
        return [...copy.children].map((block) => block.textContent).join(" ");
      });
    await reader.until("every word is there", async () => words(await text()) === words(speech.content));
    assert.equal(await frame.evaluate(() => document.querySelector("base").target), "_blank");
  } finally {
    await page.close();
    await at.close();
    await speeches.close();
  }
});

for (const [scheme, isDark] of [["", false], ["light", false], ["light dark", true]]) {
  journey(`where the system is dark, the reader goes with the page around: ${scheme || "no scheme"}`, { ...here, scheme: "dark" }, async (reader) => {
    await open(reader, "/", element(), { scheme });
    const frame = await frameOf(reader);
    const seen = await frame.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const [red] = /\d+/.exec(seen);
    assert.equal(Number(red) < 128, isDark, seen);
  });
}

journey("a message of another window changes nothing", here, async (reader) => {
  await open(reader, "/", element('query="author:king"') + element(`statement="${KING}"`, "A letter"));
  const other = await fits(reader, 1);
  const frame = await fits(reader, 0);
  const heightOf = () => reader.page.evaluate(() => document.querySelector("lectern-reader").getBoundingClientRect().height);
  const height = await heightOf();
  // To an element: from its own page, and from another element's frame.
  await reader.page.evaluate(() => postMessage({ lectern: "shown", height: 7 }, "*"));
  await other.evaluate(() => parent.postMessage({ lectern: "shown", height: 5000 }, "*"));
  // To a reader: from a window that is not around it.
  await frame.evaluate(() => postMessage({ lectern: "around", title: "Forged" }, "*"));
  const second = () => reader.page.evaluate(() => document.querySelectorAll("lectern-reader")[1].getBoundingClientRect().height);
  await reader.until("the message of the other frame has arrived", async () => (await second()) === 5000);
  assert.equal(await heightOf(), height);
  assert.equal(await frame.evaluate(() => document.querySelector("main").ariaLabel), "Landmarks");
});

/** What an element says in the place of a frame. */
const said = (reader) =>
  reader.page.evaluate(() => document.querySelector("lectern-reader").shadowRoot.querySelector("p[role=alert]")?.textContent);

journey("what cannot be shown is said, with the link", { ...here, expects: [/404|Failed to load|frame-src|refused/i] }, async (reader) => {
  await open(reader, "/", element('src="javascript:alert(1)"'));
  await reader.until("it is said", async () => /is no address of a collection.*Landmarks/.test((await said(reader)) ?? ""));
  const href = await reader.page.evaluate(() => document.querySelector("lectern-reader").shadowRoot.querySelector("a").href);
  assert.equal(href, `${reading.origin}/`);
});

journey("a reader that may not stand in another page is not waited for in vain", { ...here, expects: [/frame|refused/i] }, async (reader) => {
  const refusing = await hosted(site.site, (headers) => headers.replace("frame-ancestors *", "frame-ancestors 'none'"));
  const page = await around(refusing.origin);
  try {
    page.page("/", element());
    reader.guard.allowOrigin(refusing.origin);
    reader.guard.allowOrigin(page.origin);
    await reader.page.goto(page.origin);
    await reader.until("it is said", async () => /cannot be reached.*Landmarks/.test((await said(reader)) ?? ""));
    await passesAxeInside(reader);
  } finally {
    await page.close();
    await refusing.close();
  }
});

test("a site that was published without --embed says that it stands in no other page", { skip: cannotPublish }, async () => {
  const closed = await published(LANDMARK);
  try {
    assert.match(readFileSync(join(closed.site, "_headers"), "utf8"), /frame-ancestors 'none'/);
    assert.match(readFileSync(join(site.site, "_headers"), "utf8"), /frame-ancestors \*/);
    assert.ok(!existsSync(join(closed.site, "embed.js")) && !existsSync(join(closed.site, "embed.html")));
  } finally {
    await closed.close();
  }
});

journey("without scripts there is a link", { ...here, only: "chromium" }, async (reader) => {
  await reader.page.setJavaScriptEnabled(false);
  host.page("/plain", element(), { spoils: false });
  reader.guard.allowOrigin(reading.origin);
  await reader.page.goto(`${host.origin}/plain`);
  const link = await reader.page.$("::-p-aria([name='Landmarks'][role='link'])");
  assert.ok(link && (await link.isVisible()));
});

journey("the page that comes along shows how, under the site's own headers", here, async (reader) => {
  reader.guard.allowOrigin(reading.origin);
  await reader.page.goto(`${reading.origin}/embed.html`);
  for (const index of [0, 1, 2]) await frameOf(reader, index);
  const snippets = await reader.page.$$eval("main pre", (all) => all.map((one) => one.innerText));
  assert.equal(snippets.length, 3);
  assert.ok(snippets.every((snippet) => snippet.includes(`<script src="${site.origin}/embed.js" async></script>`)), snippets[0]);
  await reader.fitsTheWidth();
  await passesAxeInside(reader);
  await reader.screenshot("embedded-how", { fullPage: true });
});
