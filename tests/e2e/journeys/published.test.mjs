// A published site: pages without scripts, the reader that takes over from what was served, and one page with
// everything in it that opens from a disk.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { HtmlValidate } from "html-validate";
import jsonld from "jsonld";
import { validateXML } from "xmllint-wasm";
import { browserName } from "../browser.mjs";
import { journey } from "../harness.mjs";
import { LANDMARK, SPEECHES, cannotPublish, isInstalled, lectern, published, shown } from "../published.mjs";

let landmark;
let speeches;
let behindNginx;
let authors;

before(async () => {
  if (cannotPublish) return;
  landmark = await published(LANDMARK, "python", ["--embed"]);
  if (existsSync(SPEECHES)) speeches = await published(SPEECHES);
  authors = await shown(LANDMARK);
  if (isInstalled("nginx")) behindNginx = await published(LANDMARK, "nginx");
});

after(async () => {
  await landmark?.close();
  await speeches?.close();
  await behindNginx?.close();
  await authors?.close();
});

const here = { server: () => landmark, skip: cannotPublish };
const withSpeeches = { server: () => speeches, skip: cannotPublish, shared: "corpora/ungdc/ungdc-100.json" };
const SPEECH = "/s/ungdc-ago-79-2024.html";

journey("a statement is read without a script", here, async (reader) => {
  await reader.open("/s/magna-carta-1215.html");
  await reader.find("heading", "Magna Carta");
  assert.equal(await reader.page.evaluate(() => document.scripts.length), 1, "the description for machines alone");
  await reader.passesAxe();
  await reader.screenshot("published-statement");
  await reader.click("link", "Previous statement");
  await reader.find("heading", /Etsi karissimus/);
  await reader.click("link", "Innocent III");
  await reader.sees("1 statement, the newest first");
  await reader.passesAxe();
});

journey("the author sees a change of the file in whatever page is open", { server: () => authors, skip: cannotPublish }, async (reader) => {
  const names = ["Magna Carta", "Great Charter", "Charter of Runnymede", "Charter of 1215"];
  for (const [number, path] of ["/s/magna-carta-1215.html", "/all/", "/?q=john"].entries()) {
    const asked = reader.page.waitForResponse((response) => response.url().endsWith("/live"));
    await reader.open(path);
    await reader.sees(names[number]);
    await asked;
    await authors.change((text) => text.replaceAll(names[number], names[number + 1]));
    await reader.sees(names[number + 1]);
  }
});

for (const scheme of ["light", "dark"]) {
  journey(`a speech is read on a phone, ${scheme}`, { ...withSpeeches, viewport: "phone", scheme }, async (reader) => {
    await reader.open(SPEECH);
    await reader.find("link", "Link to passage 3");
    await reader.fitsTheWidth();
    await reader.passesAxe();
    await reader.screenshot(`published-speech-phone-${scheme}`);
    await reader.open(`${SPEECH}#p12`);
    const top = await reader.page.evaluate(() => document.querySelector(":target").getBoundingClientRect().top);
    assert.ok(top >= 0 && top < 844, `passage 12 is at ${top} px`);
  });
}

journey("a statement's page leads into the reader, which opens it", withSpeeches, async (reader) => {
  await reader.open(SPEECH);
  await watchFirstCards(reader);
  await reader.click("link", "Open in the reader, to search the text");
  await reader.find("button", "Copy link");
  await reader.find("heading", /Angola/);
  assert.equal(await reader.page.evaluate(() => globalThis.cardsWereSeen ?? false), false, "the first cards flashed");
});

/** Notes whether the cards of the first page are ever seen. */
async function watchFirstCards(reader) {
  await reader.page.evaluateOnNewDocument(() => {
    const look = () => {
      const card = document.querySelector("#served .card");
      if (card && card.getBoundingClientRect().height > 0) globalThis.cardsWereSeen = true;
      requestAnimationFrame(look);
    };
    look();
  });
}

for (const viewport of ["desktop", "phone"]) {
  journey(`the reader takes over without a flash, ${viewport}`, { ...here, viewport }, async (reader) => {
    await reader.page.evaluateOnNewDocument(() => {
      globalThis.frames_ = [];
      globalThis.shifts = 0;
      try {
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) globalThis.shifts += entry.value;
        }).observe({ type: "layout-shift", buffered: true });
      } catch {
        // Firefox does not measure it; the frames below are looked at in both.
      }
      const look = () => {
        const isSeen = (element) => element.getBoundingClientRect().height > 0;
        const title = [...document.querySelectorAll(".card-title")].find(isSeen);
        const frame = title && { text: title.textContent, top: Math.round(title.getBoundingClientRect().top) };
        const last = globalThis.frames_.at(-1);
        if (title || last) globalThis.frames_.push(frame ?? null);
        requestAnimationFrame(look);
      };
      look();
    });
    await reader.open("/");
    await reader.find("searchbox", "Search the statements");
    await reader.until("the reader has taken over", () =>
      reader.page.evaluate(() => !document.getElementById("served") && document.querySelectorAll(".card").length > 20),
    );
    const { frames, shifts } = await reader.page.evaluate(() => ({ frames: globalThis.frames_, shifts: globalThis.shifts }));
    assert.ok(frames.length > 1 && frames.every(Boolean), "there was a frame without a card");
    const [first] = frames;
    const others = frames.filter((frame) => frame.text !== first.text || Math.abs(frame.top - first.top) > 1);
    assert.deepEqual(others.slice(0, 3), [], `the first card was ${JSON.stringify(first)} and then moved`);
    assert.equal(shifts, 0, "the layout shifted");
  });
}

journey("a published collection is searched", here, async (reader) => {
  await reader.open("/");
  await reader.until("the reader has taken over", () => reader.page.evaluate(() => !document.getElementById("served")));
  await reader.type("searchbox", "Search the statements", "freedom");
  await reader.sees(/\d+ of 77 statements/);
});

journey("links on the first page are large enough for a finger", { ...withSpeeches, viewport: "touch", only: "chromium" }, async (reader) => {
  await reader.open("/");
  await reader.until("all cards are there", () =>
    reader.page.evaluate(() => !document.getElementById("served") && document.querySelectorAll(".card").length === 25),
  );
  await reader.passesAxe("target-size");
});

const withNginx = { server: () => behindNginx, skip: cannotPublish || (isInstalled("nginx") ? false : "nginx is not installed") };

journey("nginx serves it as well", withNginx, async (reader) => {
  const missing = await fetch(`${behindNginx.origin}/nowhere`);
  assert.equal(missing.status, 404);
  assert.match(await missing.text(), /There is no such page/);
  await reader.open("/?q=Runnymede");
  await reader.sees("1 of 77 statements");
  await reader.open("/s/magna-carta-1215.html");
  await reader.click("link", "Open in the reader, to search the text");
  await reader.find("heading", "Magna Carta");
  await reader.find("button", "Copy link");
});

journey("one page with everything in it opens from a disk", { server: () => ({ origin: "null" }), skip: cannotPublish }, async (reader) => {
  const collection = existsSync(SPEECHES) ? SPEECHES : LANDMARK;
  const page = join(tmpdir(), `lectern-journey-${process.pid}.html`);
  lectern("publish", collection, "--single-file", "-o", page);
  try {
    await reader.page.setOfflineMode?.(true).catch(() => {});
    await reader.page.goto(pathToFileURL(page).href);
    await reader.type("searchbox", "Search the statements", "freedom");
    await reader.sees(/\d+ of \d+ statements/);
    await reader.passesAxe();
    await reader.screenshot("published-single");
    await reader.page.evaluate(() => document.querySelector(".card-title a").click());
    await reader.find("button", "Copy link");
    if (collection === SPEECHES) await reader.find("link", "Link to passage 3");
  } finally {
    rmSync(page);
  }
});

/** All pages of a folder. */
function* pages(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* pages(path);
    else if (entry.name.endsWith(".html")) yield path;
  }
}

const once = { skip: cannotPublish || (browserName !== "chromium" && "no browser is needed, and Chromium's run has done it") };

test("pages of every kind are valid HTML", once, async () => {
  const validator = new HtmlValidate({ extends: ["html-validate:standard"] });
  for (const { site } of [landmark, speeches].filter(Boolean)) {
    const ofFolder = new Map();
    for (const path of pages(site)) {
      const folder = dirname(path);
      ofFolder.set(folder, (ofFolder.get(folder) ?? 0) + 1);
      if (ofFolder.get(folder) > 6 || path.endsWith("help.html")) continue; // help.html is the reader's own.
      const { results } = await validator.validateString(readFileSync(path, "utf8"));
      const found = results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${line}: ${ruleId}: ${message}`));
      assert.deepEqual(found, [], relative(site, path));
    }
  }
});

test("every page's JSON-LD expands to statements of schema.org", once, async () => {
  // No network: the vocabulary alone is what the context of schema.org amounts to for these terms.
  const documentLoader = async (url) => {
    assert.equal(url, "https://schema.org");
    return { contextUrl: null, documentUrl: url, document: { "@context": { "@vocab": "https://schema.org/" } } };
  };
  for (const path of pages(join(landmark.site, "s"))) {
    const [, data] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(readFileSync(path, "utf8"));
    const [statement] = await jsonld.expand(JSON.parse(data), { documentLoader });
    assert.match(statement["@type"][0], /^https:\/\/schema\.org\/[A-Z]/);
    assert.ok(statement["https://schema.org/name"][0]["@value"], path);
    assert.ok(statement["@id"].startsWith(landmark.origin), path);
  }
});

test("sitemaps are valid by the schema of their protocol", once, async () => {
  // The schema comes with the package `sitemap`.
  const schema = readFileSync(new URL("../node_modules/sitemap/schema/sitemap.xsd", import.meta.url), "utf8");
  const found = async (contents) => (await validateXML({ xml: [{ fileName: "sitemap.xml", contents }], schema: [schema] })).errors;
  for (const { site } of [landmark, speeches].filter(Boolean)) {
    const sitemap = readFileSync(join(site, "sitemap.xml"), "utf8");
    assert.deepEqual(await found(sitemap), []);
    assert.notDeepEqual(await found(sitemap.replaceAll("lastmod>", "changed>").replace("<loc>", "<loc>no address ")), []);
  }
});

test("no link in a published folder is dead", once, () => {
  let links = 0;
  for (const { site, origin } of [landmark, speeches].filter(Boolean)) {
    for (const path of pages(site)) {
      for (const [, href] of readFileSync(path, "utf8").matchAll(/(?:href|src)="([^"]*)"/g)) {
        const target = new URL(href.replaceAll("&amp;", "&"), `${origin}/${relative(site, path)}`);
        if (target.origin !== origin) continue;
        const file = decodeURIComponent(target.pathname).replace(/\/$/, "/index.html");
        assert.ok(existsSync(join(site, file)), `${relative(site, path)} leads to ${href}`);
        links += 1;
      }
    }
  }
  assert.ok(links > 5_000, `${links} links`);
});
