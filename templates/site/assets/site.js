// Comfort only: everything on the site is there and works without this script.
const $ = (one) => document.querySelector(one), $$ = (all) => document.querySelectorAll(all);
const root = document.body.dataset.root, lang = document.documentElement.lang;
const keep = (key, value) => { try { localStorage.setItem(key, value); } catch { /* private window */ } };
const kept = (key) => { try { return localStorage.getItem(key); } catch { return null; } };

// The language of the samples: chosen once, kept on every page.
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

// A link to something folded away unfolds it.
const reveal = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let each = target; each; each = each.parentElement) if (each.tagName === "DETAILS") each.open = true;
  target?.scrollIntoView();
};
addEventListener("hashchange", reveal);
if (location.hash) reveal();
addEventListener("beforeprint", () => { for (const each of $$("main details")) each.open = true; });
$("#menu [aria-current]")?.scrollIntoView({ block: "center", behavior: "instant" });
scrollTo({ top: location.hash ? scrollY : 0, behavior: "instant" });

// Colours.
const theme = $("#theme"), themes = ["auto", "light", "dark"], marks = { auto: "◐", light: "○", dark: "●" };
const paint = (now) => {
  if (now === "auto") delete document.documentElement.dataset.theme; else document.documentElement.dataset.theme = now;
  theme.textContent = marks[now];
  theme.title = theme.dataset[now];
  theme.setAttribute("aria-label", theme.dataset[now]);
  theme.hidden = false;
};
if (theme) {
  let now = kept("theme") || "auto";
  paint(now);
  theme.onclick = () => { now = themes[(themes.indexOf(now) + 1) % 3]; keep("theme", now === "auto" ? "" : now); paint(now); };
}

// Search: titles, routes and names from a small index; the whole text from Pagefind where there is a server.
const field = $("#q"), list = $("#hits");
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
const split = (text) => plain(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
let rows = null, pagefind = null, hits = [], at = -1, asked = 0;
globalThis.pochoirIndex = (given) => {
  rows = given.map(([path, title, beside, kind, more, api]) => ({ path, title, beside, kind, api, parts: [[split(title), 6], [split(beside), 5], [split(more), 3], [split(api), 1]], exact: plain(`${title}|${beside}|${more} `) }));
};
const load = async () => {
  if (rows) return;
  const script = Object.assign(document.createElement("script"), { src: `${root}assets/search-${lang}.js` });
  await new Promise((done) => { script.onload = script.onerror = done; document.head.append(script); });
  if (location.protocol.startsWith("http") && words.pagefind !== "no") {
    pagefind = await import(new URL(`${root}pagefind/pagefind.js`, location.href)).catch(() => null);
  }
};
const here = document.body.dataset.api;
const score = (row, query, asIs) => {
  let sum = row.exact.includes(asIs) ? 4 : 0;
  if (plain(row.title) === asIs) sum += 8;
  for (const word of query) {
    let best = 0;
    for (const [part, weight] of row.parts) for (const each of part) if (each.startsWith(word)) best = Math.max(best, weight * (each === word ? 1.5 : 1));
    if (!best) return 0;
    sum += best;
  }
  if (row.path.startsWith(`${here}/`)) sum += 2;
  return sum + ({ operation: 1.5, guide: 1, resource: 1, overview: .5 }[row.kind] || 0);
};
const show = (found, none) => {
  hits = found; at = -1;
  list.replaceChildren(...found.map((hit, index) => {
    const item = Object.assign(document.createElement("li"), { role: "option", id: `hit-${index}`, textContent: hit.title });
    item.append(Object.assign(document.createElement("small"), { textContent: [hit.beside, hit.api].filter(Boolean).join(" · ") }));
    item.onclick = () => { location.href = hit.url; };
    return item;
  }));
  if (!found.length && none) list.append(Object.assign(document.createElement("li"), { role: "option", textContent: none }));
  list.hidden = !list.children.length;
  field.setAttribute("aria-expanded", String(!list.hidden));
  field.removeAttribute("aria-activedescendant");
};
const ask = async () => {
  const text = field.value.trim(), mine = ++asked;
  if (!text) return show([], "");
  await load();
  if (mine !== asked || !rows) return;
  const query = split(text), asIs = plain(text);
  const found = rows.map((row) => ({ ...row, url: `${root}${lang}/${row.path}.html`, rank: score(row, query, asIs) })).filter((row) => row.rank).sort((a, b) => b.rank - a.rank || a.path.localeCompare(b.path)).slice(0, 12);
  show(found, pagefind ? field.dataset.more : field.dataset.none);
  const answer = pagefind && await pagefind.debouncedSearch(text, {}, 120);
  if (!answer || mine !== asked) return;
  const pages = await Promise.all(answer.results.slice(0, 8).map((each) => each.data()));
  if (mine !== asked) return;
  const known = new Set(found.map((each) => new URL(each.url, location.href).pathname));
  const more = pages.map((page) => ({ url: page.url, title: page.meta.title, beside: page.plain_excerpt || page.excerpt.replace(/<\/?mark>/g, ""), api: "" })).filter((page) => !known.has(new URL(page.url, location.href).pathname));
  show([...found, ...more].slice(0, 15), field.dataset.none);
};
const move = (step) => {
  if (!hits.length) return;
  at = (at + step + hits.length) % hits.length;
  list.childNodes.forEach((item, index) => item.setAttribute("aria-selected", String(index === at)));
  list.childNodes[at].scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-activedescendant", `hit-${at}`);
};
if (field) {
  field.hidden = false;
  field.onfocus = load;
  field.oninput = ask;
  field.onkeydown = (event) => {
    if (event.key === "ArrowDown") { event.preventDefault(); move(1); }
    else if (event.key === "ArrowUp") { event.preventDefault(); move(-1); }
    else if (event.key === "Enter" && hits.length) location.href = hits[Math.max(at, 0)].url;
    else if (event.key === "Escape") show([], "");
  };
  field.onblur = () => setTimeout(() => { list.hidden = true; field.setAttribute("aria-expanded", "false"); }, 200);
  addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) { event.preventDefault(); field.focus(); }
  });
}
