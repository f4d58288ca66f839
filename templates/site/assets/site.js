// Conveniences only: the site is complete without this script.
const $ = (one) => document.querySelector(one), $$ = (all) => document.querySelectorAll(all);
const root = document.body.dataset.root, lang = document.documentElement.lang;
const keep = (key, value) => { try { localStorage.setItem(key, value); } catch { /* private window */ } };
const kept = (key) => { try { return localStorage.getItem(key); } catch { return null; } };

// Search engines need absolute URLs of the other languages. A site generated without a URL derives them here.
for (const link of $$("link[hreflang]")) link.href = link.href;

// Remember the language of the samples on all pages.
const choose = (value) => { for (const input of $$(`.samples input[value="${CSS.escape(value)}"]`)) input.checked = true; };
if (kept("sample")) choose(kept("sample"));
for (const input of $$(".samples input")) input.onchange = () => { keep("sample", input.value); choose(input.value); };

// Copy buttons.
const words = document.body.dataset;
for (const figure of $$("figure.code")) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "copy", textContent: words.copy });
  button.onclick = async () => {
    await navigator.clipboard.writeText(figure.querySelector("code").textContent);
    button.textContent = words.copied;
    setTimeout(() => { button.textContent = words.copy; }, 1500);
  };
  figure.append(button);
}

// Unfold the target of a link.
const reveal = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
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
  const load = () => document.head.append(Object.assign(document.createElement("script"), { src: `${root}assets/search.js` }));
  field.hidden = false;
  field.addEventListener("focus", load, { once: true });
  field.onkeydown = (event) => { entered = event.key === "Enter"; };
  addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) { event.preventDefault(); field.focus(); }
  });
}
