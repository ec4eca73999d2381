// While a collection is served on its author's machine: asks whether it has changed, and shows it anew.
let seen;
setInterval(async () => {
  const now = await fetch("live").then((answer) => answer.text(), () => seen);
  if (seen !== undefined && now !== seen) location.reload();
  seen = now;
}, 1000);
