// Part of `pochoir serve` only: reloads the page after a rebuild, and shows the findings of one that failed.
let version = null;
let findings = "";

function show(text) {
  document.getElementById("pochoir-findings")?.remove();
  if (!text || document.getElementById("pochoir-first")) return;
  const box = document.createElement("details");
  box.id = "pochoir-findings";
  box.open = true;
  box.setAttribute("role", "alert");
  const title = document.createElement("summary");
  title.textContent = "This is the last good version: the description has errors.";
  const list = document.createElement("pre");
  list.textContent = text;
  list.tabIndex = 0;
  box.append(title, list);
  document.body.append(box);
}

for (;;) {
  const read = (path, before) => fetch(path, { cache: "no-store" }).then((reply) => reply.text(), () => before);
  const now = await read("/-/version", version);
  const found = await read("/-/findings", findings);
  const first = document.getElementById("pochoir-first");
  if ((version !== null && now !== version) || (first && found !== findings && findings)) location.reload();
  if (found !== findings) show(found);
  version = now;
  findings = found;
  await new Promise((done) => setTimeout(done, 700));
}
