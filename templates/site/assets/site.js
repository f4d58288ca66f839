// Conveniences only: the site is complete without this script.
const $ = (one) => document.querySelector(one), $$ = (all) => document.querySelectorAll(all);
const root = document.body.dataset.root, lang = document.documentElement.lang;
// A private window may have no storage.
const keep = (key, value) => { try { localStorage.setItem(key, value); } catch { } };
const kept = (key) => { try { return localStorage.getItem(key); } catch { return null; } };

// Search engines need absolute URLs of the other languages. A site generated without a URL derives them here.
for (const link of $$("link[hreflang]")) link.href = link.href;

// Copy buttons. If nothing can be copied, as over plain http in some browsers, the text stays selected.
const words = document.body.dataset;
const button = (kind, text, onclick) => Object.assign(document.createElement("button"), { className: `copy ${kind}`, textContent: text, onclick });
const copy = (code) => {
  const made = button("", words.copy, async () => {
    getSelection().selectAllChildren(code);
    try { await navigator.clipboard.writeText(code.textContent); } catch { if (!document.execCommand("copy")) return; }
    made.textContent = words.copied;
    setTimeout(() => { made.textContent = words.copy; }, 1500);
  });
  return made;
};
for (const code of $$("figure.code code, .route code")) code.closest("figure, .route").append(copy(code));

// What concerns the whole page is above it, or on a narrow screen, which has no place there, before its sections.
const tools = (!matchMedia("(max-width: 60rem)").matches && $(".tools")) || $(".toc") || $(".made");
const folds = $$("main details.inner, main details.answer");
if (tools && folds.length > 2) {
  const made = button("", words.unfold, () => {
    const open = made.textContent === words.unfold;
    for (const each of folds) each.open = open;
    made.textContent = open ? words.fold : words.unfold;
  });
  tools.append(made);
}
// The Markdown version of the page: a page on the disk can only link to it.
const twin = $(".made a");
if (tools && twin && location.protocol !== "file:") {
  const made = button("", words.whole, async () => {
    try { await navigator.clipboard.writeText(await (await fetch(twin.href)).text()); } catch { location = twin.href; return; }
    made.textContent = words.copied;
    setTimeout(() => { made.textContent = words.whole; }, 1500);
  });
  tools.append(made);
}

// The list of the other APIs is the same on every page, so it is a separate file.
const apis = $(".apis");
globalThis.others = (all) => {
  for (const [folder, textContent, language] of all) {
    if (folder === words.api.split("/")[0]) continue;
    const item = apis.lastElementChild.appendChild(document.createElement("li"));
    item.append(Object.assign(document.createElement("a"), { href: `${root}${lang}/${folder}/index.html`, textContent, lang: language }));
  }
};
apis?.addEventListener("toggle", () => script("apis"), { once: true });

// Long lines of code are wrapped on all pages, or on none. Code with such lines has a button.
const wrap = () => document.documentElement.toggleAttribute("data-wrap", !!kept("wrap"));
const offer = () => {
  for (const pre of $$(".code pre:not(:has(~ .wrap))")) {
    if (pre.scrollWidth > pre.clientWidth) pre.after(button("wrap", words.lines, () => { keep("wrap", kept("wrap") ? "" : 1); wrap(); }));
  }
};

// Remember the language of the samples on all pages.
const choose = (value) => {
  for (const input of $$(`.samples input[value="${CSS.escape(value)}"]`)) input.checked = true;
  offer();
};
choose(kept("sample") || "python");
for (const input of $$(".samples input")) input.onchange = () => { keep("sample", input.value); choose(input.value); };
wrap();

// The script that fills the samples is loaded when its fields are opened, or if something was typed before; the one that
// sends a request, after it.
const keys = $(".keys"), shelf = `keys ${new URL(root, location).pathname}${words.api?.split("/")[0]}`;
const script = (name) => $(`script[src$="/${name}.js"]`) || document.head.append(Object.assign(document.createElement("script"), { src: `${root}assets/${name}.js`, async: false }));
const stored = (name, act) => { try { return act(globalThis[name]); } catch { return null; } };
if (keys) {
  const known = ["sessionStorage", "localStorage"].some((name) => stored(name, (store) => store.getItem(shelf)));
  if (known) script("credentials"); else keys.addEventListener("toggle", () => script("credentials"), { once: true });
  $(".try form")?.parentElement.addEventListener("toggle", () => { script("credentials"); script("try"); }, { once: true });
}

// The list of versions closes like a menu.
for (const each of $$(".editions")) {
  addEventListener("pointerdown", ({ target }) => { if (!each.contains(target)) each.open = false; });
  each.onkeydown = ({ key }) => { if (key === "Escape") { each.open = false; each.firstElementChild.focus(); } };
}

// The other languages of a page have the same anchors.
for (const link of $$(".tongues a")) link.onclick = () => { link.hash = location.hash; };

// Unfold the target of a link.
const reveal = () => {
  const id = decodeURIComponent(location.hash.slice(1));
  // `#~name` is a field, parameter or status wherever it is first: a result of the search.
  const named = id[0] === "~" && [...$$("[id]")].find((each) => /[.=]/.test(each.id) && each.id.split(/[.=]/).pop() === id.slice(1));
  if (named) return location.replace(`#${named.id}`);
  const target = document.getElementById(id);
  for (let each = target; each; each = each.parentElement) if (each.tagName === "DETAILS") each.open = true;
  target?.scrollIntoView();
};
addEventListener("hashchange", reveal);
if (location.hash) reveal();
addEventListener("beforeprint", () => { for (const each of $$("main details")) each.open = true; });
const menu = $("#menu"), current = $("#menu [aria-current]");
if (current && current.offsetTop + 100 > menu.clientHeight) menu.scrollTop = current.offsetTop - menu.clientHeight / 2;

// Theme.
const theme = $("#theme"), themes = ["auto", "light", "dark"], symbols = { auto: "◐", light: "○", dark: "●" };
const paint = (now) => {
  if (now === "auto") delete document.documentElement.dataset.theme; else document.documentElement.dataset.theme = now;
  theme.textContent = symbols[now];
  theme.title = theme.dataset[now];
  theme.setAttribute("aria-label", theme.dataset[now]);
  theme.hidden = false;
};
if (theme) {
  let now = kept("theme") || "auto";
  paint(now);
  theme.onclick = () => { now = themes[(themes.indexOf(now) + 1) % 3]; keep("theme", now === "auto" ? "" : now); paint(now); };
}

// Load the search script when the field gets the focus; it then reads what has been typed.
const field = $("#q");
let entered = false;
if (field) {
  field.hidden = false;
  field.addEventListener("focus", () => script("search"), { once: true });
  field.onkeydown = (event) => { entered = event.key === "Enter"; };
  addEventListener("keydown", (event) => {
    const slash = event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
    if (slash || (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey))) { event.preventDefault(); field.focus(); }
  });
}
