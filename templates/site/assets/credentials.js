// Puts the credentials and the base URL that a reader types into the samples. They stay in this browser.
// Loaded after site.js, whose variables it uses.
{
const inputs = [...keys.querySelectorAll("input[name]")], remember = keys.querySelector("[type=checkbox]");
const recall = (name) => stored(name, (store) => Object.entries(JSON.parse(store.getItem(shelf)) || {}).filter(([, text]) => typeof text === "string"));
let typed = new Map();
const save = () => {
  const [to, from] = remember.checked ? ["localStorage", "sessionStorage"] : ["sessionStorage", "localStorage"];
  stored(from, (store) => store.removeItem(shelf));
  stored(to, (store) => typed.size ? store.setItem(shelf, JSON.stringify(Object.fromEntries(typed))) : store.removeItem(shelf));
};

// How a value is written, by the place in a sample. No value ends the text that it is in.
const literal = (text) => JSON.stringify(text);
const single = (text) => text.replaceAll("'", "'\\''");
// What a shell might read as more than text leaves the double quotes for single ones, in which nothing has a meaning.
const double = (text) => (/^[\w@%+=:,./ -]*$/.test(text) ? text : `"'${single(text)}'"`);
const plain = (text) => text.replace(/[\p{Cc}]/gu, " ");
const FORMS = {
  single,
  double,
  encodedDouble: (text) => double(encodeURIComponent(text)),
  // HTTPie reads `:=`, `:@` and backslashes.
  item: (text) => double(text.replaceAll("\\", "\\\\").replace(/^[=@:]/, "\\$&")),
  expression: literal,
  string: (text) => literal(text).slice(1, -1),
  template: (text) => literal(text).slice(1, -1).replace(/[`$]/g, "\\$&"),
  plain,
  encoded: encodeURIComponent,
  basic: (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text))),
  host: (text) => new URL(text).host,
  path: (text) => text.replace(/^\w+:\/\/[^/]*/, ""),
};

// The base URL that was typed, or the one that the variables of the server give; "" if it is not a URL.
const BASE = /^https?:\/\/[^\s"'`<>\\^{}|?#@/]+(\/[^\s"'`<>\\^{}|?#]*)?$/;
const based = () => {
  const variables = inputs.filter((each) => each.name[0] === "{");
  const filled = () => variables.reduce((url, each) => url.replaceAll(each.name, typed.get(each.name) || each.placeholder), keys.dataset.template);
  const url = typed.get("base") || (variables.some((each) => typed.has(each.name)) ? filled() : "");
  try { return BASE.test(new URL(url) && url) ? url.replace(/\/+$/, "") : ""; } catch { return ""; }
};
const valueOf = (name) => (name === "base" ? based() : [name, `${name}.password`].filter((each) => typed.has(each)).map((each) => typed.get(each)).join(":"));

// The parts of what is written into a sample: what is not secret, and what is, in turn.
const parts = (form, names, before) => {
  const given = names.map((name) => [name, valueOf(name)]).filter(([, text]) => text);
  if (!given.length) return null;
  if (form !== "python") return given[0][0] === "base" ? [FORMS[form](given[0][1])] : ["", FORMS[form](given[0][1])];
  const indent = before.lead && before.lead.match(/^ */)[0], others = based() ? "" : before.text;
  const lines = given.map(([name, text]) => (name === "base" ? [`base_url=${literal(text)}`, ""] : [`${inputs.find((each) => each.name === name).dataset.argument}=`, literal(text)]));
  if (others) lines.push([others, ""]);
  if (lines.length === 1) return lines[0];
  return [...lines.flatMap(([text, secret]) => [`\n${indent}    ${text}`, secret, ",", ""]), `\n${indent}`];
};

// A range of a text by its positions, whatever elements it consists of.
const within = (code, start, end) => {
  const range = document.createRange(), walk = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
  let at = 0, begun = false;
  for (let node = walk.nextNode(); node; at += node.length, node = walk.nextNode()) {
    if (!begun && start <= at + node.length) range.setStart(node, start - at), begun = true;
    if (end <= at + node.length) { range.setEnd(node, end - at); break; }
  }
  return range;
};
const originals = new Map([...$$("[data-fill]")].map((figure) => [figure, figure.querySelector("code").cloneNode(true)]));
const fill = () => {
  for (const [figure, original] of originals) {
    const code = figure.querySelector("code"), text = original.textContent;
    code.replaceChildren(...original.cloneNode(true).childNodes);
    // From the end, so that the positions stay right.
    for (const slot of figure.dataset.fill.split(";").reverse()) {
      const [start, end, form, names] = slot.split(" ");
      const lead = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
      const found = parts(form, names.split(","), { lead, text: text.slice(start, end) });
      if (!found) continue;
      const range = within(code, +start, +end);
      range.deleteContents();
      for (const [number, each] of [...found.entries()].reverse()) if (each) range.insertNode(Object.assign(document.createElement("b"), { textContent: each, className: number % 2 ? "secret" : "" }));
    }
  }
  keys.toggleAttribute("data-filled", !!typed.size);
  dispatchEvent(new Event("filled"));
  const wrong = typed.has("base") && !based();
  keys.querySelector("[name=base]").setAttribute("aria-invalid", wrong);
  keys.querySelector(".wrong").hidden = !wrong;
};

// The fields.
const reveal = keys.querySelector(".reveal");
const unmask = (shown) => {
  document.documentElement.toggleAttribute("data-shown", shown);
  reveal?.setAttribute("aria-pressed", shown);
};
// What was typed while this script was loaded is in the fields.
for (const each of inputs) if (each.value.trim()) typed.set(each.name, each.value.trim());
const put = () => { for (const each of inputs) each.value = typed.get(each.name) ?? ""; };
const restore = (now = []) => {
  const kept = recall("localStorage") || [];
  remember.checked = kept.length > 0;
  typed = new Map([...(recall("sessionStorage") || []), ...kept, ...now]);
  put();
  fill();
};
keys.oninput = ({ target }) => {
  if (target.name) typed.set(target.name, target.value.trim());
  if (target.name && !target.value.trim()) typed.delete(target.name);
  save();
  fill();
};
if (reveal) reveal.onclick = () => unmask(!document.documentElement.hasAttribute("data-shown"));
keys.querySelector(".clear").onclick = () => { typed.clear(); remember.checked = false; save(); put(); unmask(false); fill(); };
// Another tab may have cleared them, and the browser may show this page again from its memory.
addEventListener("storage", (event) => { if (event.key === shelf || event.key === null) restore(); });
addEventListener("pageshow", (event) => { if (event.persisted) restore(); });
globalThis.pochoirCredentials = { valueOf, based, single, basic: FORMS.basic };
restore(typed);
if (typed.size) save();
}
