// Sends the request of an operation from the browser of the reader to the API, and shows the response.
// Loaded after site.js and credentials.js, whose variables it uses.
{
const form = $(".try form"), operation = JSON.parse(form.dataset.try), { valueOf, based, single, basic } = pochoirCredentials;
const inputs = [...form.querySelectorAll("[data-in]")], part = (name) => form.querySelector(name);
const MOST = 200_000, WAIT = 60_000;

const server = () => (operation.moves && based()) || operation.server;
const headerName = /^[\w!#$%&'*+.^`|~-]+$/;

// A part of a URL that is written already: only what a URL cannot have is encoded.
const written = (text) => text.replace(/[^\w\-.~!$&'()*+,;=:@%/?[\]]/gu, encodeURIComponent);

// The URL and what goes with it; `why` says why nothing can be sent.
const serialized = {
  text: ({ name }, value) => [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`],
  list: ({ name, dataset }, value) => {
    const items = value.split(",").map((each) => encodeURIComponent(each.trim()));
    return dataset.between ? [`${encodeURIComponent(name)}=${items.join(dataset.between)}`] : items.map((each) => `${encodeURIComponent(name)}=${each}`);
  },
  raw: (_, value) => [written(value)],
};
const inPath = (each) => (each.dataset.writing === "raw" ? written(each.value).replace(/[/?]/g, encodeURIComponent) : encodeURIComponent(each.value));
const request = () => {
  const found = { why: "", headers: operation.headers.map((each) => [...each]), shown: [] };
  const query = operation.fixed.map((pair) => pair.map(encodeURIComponent).join("="));
  let path = operation.path;
  for (const each of inputs) {
    const value = each.value.trim(), place = each.dataset.in;
    if (place === "path") {
      if (/^\.{0,2}$/.test(value)) found.why = "path";
      path = path.split(`{${each.name}}`).join(inPath(each));
    } else if (place === "query" && value) query.push(...serialized[each.dataset.writing](each, value));
    else if (place === "header" && value) found.headers.push([each.name, value]);
  }
  for (const [variable, name, prefix, writing] of operation.auth) {
    const value = valueOf(variable);
    if (value) found.headers.push([name, writing === "basic" ? `Basic ${basic(value)}` : prefix + value]);
  }
  if (found.headers.some(([name, value]) => !headerName.test(name) || /[^\t\x20-\x7e\x80-\xff]/.test(value))) found.why = "header";
  found.url = server() + path + (query.length ? `?${query.join("&")}` : "");
  try { if (!operation.origins.includes(new URL(found.url).origin)) found.why ||= "origin"; } catch { found.why ||= "origin"; }
  return found;
};
const bodyOf = (found) => {
  const parts = inputs.filter((each) => each.dataset.in === "part"), one = inputs.find((each) => /^(text|file)$/.test(each.dataset.in));
  if (one) return one.type === "file" ? one.files[0] : one.value;
  if (!parts.length) return undefined;
  const urlencoded = found.headers.some(([name, value]) => name === "Content-Type" && value.includes("urlencoded"));
  const body = urlencoded ? new URLSearchParams() : new FormData();
  for (const each of parts) {
    const type = each.dataset.type;
    if (each.type === "file") { if (each.files[0]) body.append(each.name, each.files[0]); }
    else body.append(each.name, type && !urlencoded ? new Blob([each.value], { type }) : each.value);
  }
  return body;
};

// The same request as a command. A file is named, and is not read.
const command = ({ url, headers }, body) => {
  const lines = [`curl -X ${operation.method} --globoff '${single(url)}'`, ...headers.map(([name, value]) => `-H '${single(`${name}: ${value}`)}'`)];
  if (body instanceof FormData) for (const [name, value] of body) lines.push(value instanceof File ? `-F '${single(`${name}=@${value.name}`)}'` : `--form-string '${single(`${name}=${value}`)}'`);
  else if (body instanceof File) lines.push(`--data-binary '${single(`@${body.name}`)}'`);
  else if (body !== undefined) lines.push(`--data-raw '${single(String(body))}'`);
  return lines.join(" \\\n  ");
};

// The parts of a text, with its secrets as elements that show as dots.
const masked = (text, secrets) => secrets.reduce((parts, secret) => parts.flatMap((each) => {
  const bold = () => Object.assign(document.createElement("b"), { textContent: secret, className: "secret" });
  return typeof each === "string" ? each.split(secret).flatMap((piece, at) => (at ? [bold(), piece] : [piece])) : [each];
}), [text]);

const read = async (response) => {
  const reader = response.body?.getReader(), chunks = [];
  let size = 0;
  for (;;) {
    const { done, value } = (await reader?.read()) || { done: true };
    if (done) return { bytes: await new Blob(chunks).arrayBuffer(), whole: true };
    chunks.push(value);
    size += value.length;
    if (size > MOST) { reader.cancel(); return { bytes: (await new Blob(chunks).arrayBuffer()).slice(0, MOST), whole: false }; }
  }
};
const textOf = (bytes, type, whole) => {
  try {
    const text = new TextDecoder("utf-8", { fatal: whole }).decode(bytes);
    return /json/.test(type) && whole ? JSON.stringify(JSON.parse(text), null, 2) : text;
  } catch (error) { return error instanceof SyntaxError ? new TextDecoder().decode(bytes) : null; }
};

const hide = () => { for (const each of form.querySelectorAll("[class^='why-'], [class*=' why-'], .sending, .outcome, .reply, .command, .ask")) each.hidden = true; };
const show = (...names) => { for (const name of names) part(name).hidden = false; };
const explain = (why, found, body) => {
  show(`.why-${why}`);
  if (why === "network" && location.protocol === "file:") show(".why-disk");
  if (why === "path" || why === "header") return;
  const secrets = operation.auth.map(([variable, , , writing]) => (writing === "basic" ? basic : single)(valueOf(variable))).filter(Boolean);
  part(".command code").replaceChildren(...masked(command(found, body), secrets));
  show(".command");
};
const answer = async (response, began) => {
  const { bytes, whole } = await read(response), type = response.headers.get("content-type") || "";
  const text = textOf(bytes, type, whole), took = Math.round(performance.now() - began);
  Object.assign(part(".outcome b"), { textContent: response.status, className: `st st${String(response.status)[0]}` });
  part(".outcome span").textContent = `${response.statusText} · ${took}\u00a0ms · ${bytes.byteLength.toLocaleString(lang)}\u00a0B`;
  part(".reply dl").replaceChildren(...[...response.headers].flatMap((pair) => pair.map((each, at) => Object.assign(document.createElement(at ? "dd" : "dt"), { textContent: each }))));
  part(".body code").textContent = text || "";
  show(".outcome", ".reply");
  part(".cut").hidden = whole;
  part(".binary").hidden = text !== null;
  part(".body").hidden = !text;
};
const send = async () => {
  hide();
  const found = request(), body = bodyOf(found), began = performance.now();
  if (found.why) return explain(found.why, found, body);
  show(".sending");
  const button = part("[type=submit]");
  button.disabled = true;
  try {
    const options = { method: operation.method, headers: found.headers, body, mode: "cors", credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer", signal: AbortSignal.timeout(WAIT) };
    await answer(await fetch(found.url, options), began);
  } catch (error) { explain(error.name === "TimeoutError" ? "time" : "network", found, body); }
  part(".sending").hidden = true;
  button.disabled = false;
};

// Writing operations ask first: those that delete each time, others once.
const asked = `asked ${shelf}`;
form.onsubmit = (event) => {
  event.preventDefault();
  const before = operation.asks === "once" && stored("sessionStorage", (store) => store.getItem(asked));
  if (!operation.asks || before) return void send();
  hide();
  show(".ask");
  part(".no").focus();
};
part(".yes").onclick = () => {
  if (operation.asks === "once") stored("sessionStorage", (store) => store.setItem(asked, "1"));
  part("[type=submit]").focus();
  send();
};
part(".no").onclick = () => { hide(); part("[type=submit]").focus(); };
const address = () => { part(".to").textContent = `${operation.method} ${server()}`; };
addEventListener("filled", address);
address();
}
