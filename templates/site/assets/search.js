// Search titles, routes and names in a small index. If there are few results, search the full text with Pagefind.
// Loaded by site.js, whose variables it uses.
const list = $("#hits"), api = `${words.api}/`;
const KINDS = { guide: 1.45, operation: 1.35, resource: 1.1 };
const FEW = 8, MOST = 12, WORDS = 3, PAGES = 4;

// The index: the words of each row, by part, and the weight of each part.
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
const split = (text) => plain(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);
let rows = [], labels = {};
globalThis.pochoirIndex = (groups, titles) => {
  labels = titles;
  rows = groups.flatMap(([folder, kind, title, pages]) => pages.map((page) => row(folder, kind, title, ...page)));
};
const row = (folder, kind, of, file, title, detail = "", more = "") => {
  const name = file || split(title).join("-");
  return {
    url: `${root}${lang}/${folder}${name}.html`, title, detail, of, kind, own: folder.startsWith(api), terms: more.split("  ")[0].split(" "),
    // Of similar operations, the one with the short path is usually meant.
    worth: (KINDS[kind] || 1) * (folder.startsWith(api) ? 1.2 : 1) * 0.97 ** (detail.split("/").length - 1),
    names: [title, name, ...more.split(" ")].map((each) => split(each).join(" ")),
    parts: [[title, 6], [name, 5], [detail, 5], [more, 3], [of, 1]].map(([text, weight]) => [split(text), weight]),
  };
};
const index = new Promise((done) => {
  const script = document.createElement("script");
  document.head.append(Object.assign(script, { src: `${root}${words.search || "assets/"}search-${lang}.js`, onload: done, onerror: done }));
});

// A word matches words that start with it, and words that differ only in their ending. `begun` marks an incomplete
// word.
const weigh = (parts, word, begun) => {
  let best = 0;
  for (const [there, weight] of parts) {
    for (const each of there) {
      const ending = word.length - each.length;
      if (each === word) best = Math.max(best, weight * 1.5);
      else if (ending < 0 ? begun && each.startsWith(word) : ending < 3 && each.length > 3 && word.startsWith(each)) best = Math.max(best, weight);
    }
  }
  return best;
};

// Words for the same action, in English and French, and the methods of HTTP that do it.
const SAME = [
  "create add new make post creer ajouter nouveau", "list all search lister tous get", "get retrieve read show fetch recuperer obtenir lire voir",
  "update edit change modify set patch put modifier changer post", "delete remove supprimer effacer enlever",
].map((words) => words.split(" "));
const synonyms = (word) => SAME.filter((words) => words.indexOf(word) >= 0 && !/^(get|post)$/.test(word)).flat().filter((each) => each !== word);

// A path matches if its steps are consecutive. A template such as {id} matches any step; the last one may be incomplete.
const fit = (step, there, last) => {
  if (there === step) return 1;
  if (there.startsWith("{")) return 0.5;
  return last && there.startsWith(step) ? 0.8 : 0;
};
const follow = (detail, verb, steps) => {
  const [method, path = ""] = detail.toLowerCase().split(" "), own = path.split("/").filter(Boolean);
  let best = 0;
  for (let from = 0; from + steps.length <= own.length && (!verb || verb === method); from++) {
    const fits = steps.map((step, at) => fit(step, own[from + at], at === steps.length - 1));
    const end = from + steps.length === own.length ? 3 : 0;
    if (fits.every(Boolean) && fits.some((each) => each > 0.5)) best = Math.max(best, (9 * sum(fits)) / steps.length + end);
  }
  return best;
};

const find = (text) => {
  const query = [...new Set(split(text))], whole = split(text).join(" "), typed = text.toLowerCase().match(/\S+/g) || [], same = query.map(synonyms);
  const [, verb, path = ""] = text.toLowerCase().match(/^(?:([a-z]+)\s+)?(?:https?:\/\/[^/]*)?([^\s?]*\/[^\s?]*)/) || [];
  const steps = path.split("/").filter(Boolean);
  const found = rows.map((row) => ({ row, points: query.map((word, at) => Math.max(
    weigh(row.parts, word, word.length > 2 || at === query.length - 1),
    ...same[at].map((other) => 0.6 * weigh(row.parts, other, other.length > 3)),
  )) }));
  // Rare words weigh more than common ones, short words very little. A word without matches may still be in the full
  // text.
  const rare = query.map((word, at) => {
    const holders = found.filter((each) => each.points[at]).length;
    return Math.min(1, word.length / 4) * Math.log(1 + rows.length / (holders + 0.5)) * (holders ? 1 : 0.5);
  });
  const rank = ({ row, points }) => {
    const share = sum(rare.filter((_, at) => points[at])) / sum(rare);
    const exact = row.names.indexOf(whole), title = row.parts[0][0];
    const matched = title.filter((word) => query.some((each) => word.startsWith(each))).length / (title.length || 1);
    const known = sum(points.map((each, at) => each * rare[at])) / sum(rare) + matched + (exact < 0 ? 0 : exact < 2 ? 6 : 4);
    return ((share > 0.6 ? known * share ** 2 : 0) + (steps.length ? follow(row.detail, verb, steps) : 0)) * row.worth;
  };
  const ranked = found.map((each) => ({ ...each.row, rank: rank(each) })).filter((row) => row.rank);
  ranked.sort((one, other) => other.rank - one.rank || (one.url < other.url ? -1 : 1));
  // The index does not know which words are common in the full text. Short ones usually are.
  const significance = (at) => rare[at] * Math.min(query[at].length, 8);
  const significant = [...query.keys()].sort((one, other) => significance(other) - significance(one)).slice(0, WORDS);
  // The field, parameter or status that is asked for: the page finds its anchor.
  const hits = ranked.slice(0, MOST).map((row) => {
    const term = row.terms.find((each) => each && split(each).join(" ") === whole) || row.terms.find((each) => typed.includes(each.toLowerCase()));
    return term ? { ...row, url: `${row.url}#~${encodeURIComponent(term)}`, detail: [row.detail, term].filter(Boolean).join(" · ") } : row;
  });
  return { hits: grouped(hits), words: significant.map((at) => query[at]) };
};
// The results by API, the current one first, and by kind; groups and results in the order of the best.
const grouped = (hits) => {
  const order = [...new Set(hits.map((each) => each.of + each.kind))];
  const apis = [...new Set(hits.map((each) => each.of))];
  const place = (each) => [each.own ? 0 : 1, apis.indexOf(each.of), order.indexOf(each.of + each.kind)];
  return hits.map((each, at) => ({ each, key: [...place(each), at] })).sort((one, other) => {
    const first = one.key.findIndex((value, at) => value !== other.key[at]);
    return first < 0 ? 0 : one.key[first] - other.key[first];
  }).map(({ each }) => each);
};

// The full text, if there is a server and Pagefind's index. It loads data for every word and result, so it only gets the
// most significant words.
let engine = null;
const read = async (words) => {
  engine ??= import(new URL(`${root}pagefind/pagefind.js`, location.href)).then(async (pagefind) => {
    await pagefind.options({ noWorker: true, excerptLength: 16 });
    return pagefind;
  }).catch(() => null);
  // If no page contains all words, search for pairs, then for single words. This loads no additional data.
  const fewer = words.map((_, at) => words.filter((_, other) => other !== at)).reverse();
  let found = null;
  for (const some of [words, ...fewer, ...words.map((word) => [word])]) {
    found = some.length && !found?.results.length ? await (await engine)?.search(some.join(" ")) : found;
  }
  const pages = await Promise.all((found?.results || []).slice(0, PAGES).map((each) => each.data()));
  return pages.map((page) => ({ url: page.url, title: page.meta.title, detail: page.plain_excerpt }));
};

// The list of results consists of links.
const element = (name, text, attributes) => {
  const made = Object.assign(document.createElement(name), { textContent: text });
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
};
const marked = (text) => {
  const query = split(field.value);
  return text.split(/([\p{L}\p{N}]+)/u).map((each) => {
    const begin = query.find((word) => plain(each).split(" ").some((part) => part.startsWith(word)));
    return begin && each.trim() ? element("mark", each, {}) : each;
  });
};
let at = -1;
const show = (hits, none) => {
  at = -1;
  const groups = new Map();
  hits.forEach(({ url, title, detail, of, kind, why }, number) => {
    const name = why || [of, labels[kind]].filter(Boolean).join(" · ");
    const item = element("a", "", { id: `hit-${number}`, role: "option", href: url, tabindex: -1 });
    item.append(...marked(title));
    if (detail) item.append(element("small", "", {})), item.lastChild.append(...marked(detail));
    item.onclick = () => keep("recent", JSON.stringify([{ url: item.href, title, detail, why: labels.recent }, ...recent().filter((each) => each.url !== item.href)].slice(0, 5)));
    if (!groups.has(name)) groups.set(name, element("div", "", { role: "group", "aria-label": name, "data-name": name }));
    groups.get(name).append(item);
  });
  list.replaceChildren(...groups.values(), ...(hits.length || !none ? [] : [element("span", none, { role: "option", "aria-disabled": true })]));
  list.hidden = !list.children.length;
  field.setAttribute("aria-expanded", String(!list.hidden));
  field.removeAttribute("aria-activedescendant");
};
// The results that were opened last.
const recent = () => { try { return JSON.parse(kept("recent")) || []; } catch { return []; } };
const place = (url) => new URL(url, location.href).pathname.replace(/index\.html$/, ""); // the form that Pagefind uses
const busy = (now) => list.setAttribute("aria-busy", String(now));

let asked = 0, answer = null;
const ask = async () => {
  const text = field.value.trim(), mine = ++asked;
  busy(true);
  await index;
  if (mine !== asked) return;
  const { hits, words } = find(text), more = words.length && hits.length < FEW && !words.search && location.protocol.startsWith("http");
  if (!text) show(recent(), "");
  else show(hits, (more ? field.dataset.more : field.dataset.none));
  if (more) {
    await new Promise((done) => { setTimeout(done, 150); }); // the reader may still be typing
    const pages = mine === asked ? await read(words) : [];
    if (mine !== asked) return;
    const known = new Set(hits.map((each) => place(each.url)));
    show([...hits, ...pages.filter((page) => !known.has(place(page.url))).map((page) => ({ ...page, why: labels.text }))].slice(0, MOST), field.dataset.none);
  }
  busy(false);
};
const close = () => { asked++; show([], ""); busy(false); };
const move = (step) => {
  const items = list.querySelectorAll("a");
  if (!items.length) return;
  at = (at + step + items.length + (at < 0 && step < 0 ? 1 : 0)) % items.length;
  items.forEach((item, number) => item.setAttribute("aria-selected", String(number === at)));
  items[at].scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-activedescendant", items[at].id);
};
// Open the first result as soon as there is one.
const enter = async () => {
  await index;
  if (!list.querySelector("a")) await answer;
  list.querySelectorAll("a")[Math.max(at, 0)]?.click();
};

field.oninput = () => { answer = ask(); };
field.onkeydown = (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); move(event.key === "ArrowDown" ? 1 : -1); }
  else if (event.key === "Enter") enter();
  else if (event.key === "Escape" && !list.hidden) { event.preventDefault(); close(); } // a second one empties the field
};
// A phone removes the focus when its keyboard is closed, so only a click or focus elsewhere closes the list.
const elsewhere = (event) => { if (!field.parentElement.contains(event.target)) close(); };
addEventListener("pointerdown", elsewhere);
addEventListener("focusin", elsewhere);
list.onmousedown = (event) => event.preventDefault(); // keep the focus in the field until the click
// An on-screen keyboard covers the page: the list must end above it.
const measure = () => document.documentElement.style.setProperty("--seen", `${visualViewport.height}px`);
visualViewport.onresize = measure;
measure();
field.onfocus = () => { if (!field.value) answer = ask(); };
answer = ask();
if (entered) enter();
