// While a collection is served on its author's machine: asks whether it has changed, and shows it anew.
let seen;

async function look() {
  const now = await fetch(new URL("live", import.meta.url)).then((answer) => answer.text(), () => seen);
  if (seen !== undefined && now !== seen) location.reload();
  seen = now;
  setTimeout(look, 1000);
}

look();
