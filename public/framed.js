// The reader in a frame of another page. `embed.js` of lectern-site, which gives the frame its name, is the other side.
//
// Search, cards and pages stand alone (framed.css). The page around is told how high that is and which line of it a person
// was led to, and nothing else: neither what is shown nor what is searched for.
const page = document.documentElement;
const mode = name.slice("lectern-".length);
page.dataset.framed = mode;
// What a published page is served with is not what was asked for.
document.getElementById("served")?.remove();

// Links that are not the reader's own lead out of the frame.
const at = (path) => new URL(path, document.baseURI).href;
const base = Object.assign(document.createElement("base"), { target: "_blank" });
const styles = Object.assign(document.createElement("link"), { rel: "stylesheet", href: at("framed.css") });
const styled = new Promise((done) => (styles.onload = styles.onerror = done));
document.head.append(base, styles);

// One statement stands for itself: its links lead into the whole reader, in a window of its own.
if (mode === "statement") {
  const leave = (event) => event.target.closest?.("a[href^='?']") && event.stopImmediatePropagation();
  addEventListener("click", leave, true);
}

// From the frame to the whole reader, at what is shown. The address is asked for when the link is about to be used.
const whole = Object.assign(document.createElement("a"), { dir: "auto" });
const aim = () => (whole.href = location.href);
for (const event of ["focus", "pointerover", "pointerdown"]) whole.addEventListener(event, aim);
const foot = Object.assign(document.createElement("p"), { className: "framed-foot" });
foot.append(whole);
// It comes after the reader, which is not drawn yet.
new MutationObserver((_, observer) => {
  if (!document.querySelector("body > .page")) return;
  observer.disconnect();
  document.body.append(foot);
}).observe(document.body, { childList: true });
const entitle = () => (whole.textContent = document.title);
new MutationObserver(entitle).observe(document.querySelector("title"), { childList: true, characterData: true, subtree: true });
aim();
entitle();

// Who the page around is becomes known with its answer, and only it is heard. It has a main part of its own, so that the
// reader's is called as the frame is.
let around;
let title = "";
const tell = (line) => {
  document.querySelectorAll("main").forEach((main) => (main.ariaLabel = title));
  const height = Math.ceil(page.getBoundingClientRect().height);
  if (around) parent.postMessage({ lectern: "shown", height, line }, around);
};
const tellLineOf = (element) => element && tell(element.getBoundingClientRect().top);

await styled;
addEventListener("message", ({ source, origin, data }) => {
  if (source !== parent || data?.lectern !== "around") return;
  // A page on a disk has no origin to name.
  around = origin === "null" ? "*" : origin;
  title = String(data.title);
  tell();
});
new ResizeObserver(() => tell()).observe(page);

// Where the reader leads a person, the frame cannot follow: the page around scrolls.
addEventListener("focusin", ({ target }) => target.matches("h1, h2") && tellLineOf(target));
new MutationObserver(() => tellLineOf(document.querySelector("[data-pointed]"))).observe(document.body, {
  attributeFilter: ["data-pointed"],
  subtree: true,
});

// Says no more than that a reader is here.
parent.postMessage({ lectern: "here" }, "*");
