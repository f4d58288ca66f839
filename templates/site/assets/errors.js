// Looks up what a reader pastes, a status, a code or a response, among the errors of this page.
// In a block, since the search has other functions of the same names.
{
const lookup = document.querySelector(".lookup"), pasted = lookup.querySelector("textarea"), output = lookup.querySelector("div");
const sections = [...document.querySelectorAll("[id^='status.']")];

const statusOf = (text) => {
  const found = text.match(/^\s*(?:HTTP\/\S+\s+)?([45]\d\d)\b/i)
    || text.match(/\b(?:status|status_?code|code)\b\W{1,4}([45]\d\d)\b/i)
    || (text.length < 80 && text.match(/\b([45]\d\d)\b/));
  return found ? found[1] : "";
};

// The keys and texts of a JSON value; of any other text, its words.
const texts = (value) => {
  if (typeof value === "string") return [value];
  if (!value || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, each]) => [...(Array.isArray(value) ? [] : [key]), ...texts(each)]);
};
const wordsOf = (text) => {
  try { return texts(JSON.parse(text.slice(text.search(/[{[]/) >>> 0))); } catch { return text.match(/[\p{L}\d_.-]{3,}/gu) || []; }
};

// Which part of the pasted words is in a reason: longer words count more.
const share = (reason, words) => {
  const text = reason.textContent.toLowerCase(), sum = (all) => all.reduce((size, each) => size + each.length, 0);
  return sum(words.filter((each) => text.includes(each.toLowerCase()))) / (sum(words) || 1);
};

const sectionOf = (text, words) => {
  const status = statusOf(text), names = [`status.${status}`, `status.${status[0]}XX`];
  return status ? names.map((name) => document.getElementById(name)).find(Boolean)
    : sections.find((each) => words.some((word) => word.split(".").pop() === each.querySelector("h2 > a > code")?.textContent.split(".").pop()));
};

const copyOf = (part) => {
  const made = document.createElement(part.matches("h2, th") ? "p" : "div");
  made.className = part.className || (part.matches("td") ? "advice" : "found");
  made.append(...part.cloneNode(true).childNodes);
  for (const each of made.querySelectorAll("button")) each.remove();
  return made;
};
const show = (section, reasons) => {
  output.append(...[section.querySelector("h2, th"), section.querySelector(".advice, td"), ...reasons].filter(Boolean).map(copyOf));
};

const look = () => {
  const text = pasted.value.trim(), words = [...new Set(wordsOf(text))], section = sectionOf(text, words);
  output.replaceChildren();
  if (!text) return;
  const ranked = [...(section || document).querySelectorAll(".reason")].map((reason) => [share(reason, words), reason])
    .filter(([part]) => part > 0.34).sort((one, other) => other[0] - one[0]).slice(0, 3);
  if (section) show(section, ranked.length ? [ranked[0][1]] : section.querySelectorAll(".reason"));
  else for (const [, reason] of ranked) show(reason.closest("section"), [reason]);
  if (!output.firstChild) output.textContent = output.dataset.none;
};
pasted.oninput = look;
lookup.hidden = false;
look();
}
