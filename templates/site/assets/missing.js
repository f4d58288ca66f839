// Show the page in the language of the URL, else of the browser. Without this script, it is in all languages.
const html = document.documentElement, sections = [...document.querySelectorAll("main section[lang]")];
const path = location.pathname.slice(document.body.dataset.root.length).split("/");
const wanted = [path[0], ...navigator.languages.map((each) => each.slice(0, 2))];
const shown = wanted.map((one) => sections.find((each) => each.lang === one)).find(Boolean) || sections[0];
for (const each of sections) each.hidden = each !== shown;
html.lang = shown.lang;
const texts = shown.dataset, input = document.querySelector("#q");
Object.assign(document.querySelector("#theme").dataset, { auto: texts.auto, light: texts.light, dark: texts.dark });
Object.assign(input.dataset, { none: texts.none, more: texts.more });
input.placeholder = texts.search;
input.labels[0].textContent = texts.search;
document.querySelector("#hits").setAttribute("aria-label", texts.results);
const brand = document.querySelector(".brand");
brand.href = shown.querySelector("a").href;
brand.setAttribute("aria-label", texts.home);
brand.querySelector("span").textContent = texts.home;
// The name in the URL is what to search for.
const name = path.at(-1).replace(/\.\w+$/, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
if (name !== "index") input.value = name;
