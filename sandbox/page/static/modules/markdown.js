// Markdown as a chat client shows it, made into elements.

import { copyText, el } from "./dom.js";

const ITEM = /^(\s*)(?:[-*]|(\d+)\.) (.+)/;
const TIMES = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
};
const INLINE = new RegExp(
  [
    "\\\\([\\\\`*_~|<>#\\-\\[\\](){}!.+:/@])", // 1 escape
    "(`{1,2})(.+?)\\2(?!`)", // 2,3 code
    "\\*\\*((?:\\\\.|[^\\\\])+?)\\*\\*(?!\\*)", // 4 bold
    "__((?:\\\\.|[^\\\\])+?)__(?!_)", // 5 underline
    "\\*((?:\\\\.|\\*\\*|[^\\\\*])+?)\\*(?!\\*)", // 6 italic
    "(?<![\\p{L}\\p{N}])_((?:\\\\.|[^\\\\_])+?)_(?![\\p{L}\\p{N}])", // 7 italic
    "~~((?:\\\\.|[^\\\\])+?)~~", // 8 strike
    "\\|\\|((?:\\\\.|[^\\\\])+?)\\|\\|", // 9 spoiler
    "<@!?(\\d+)>", // 10 person
    "<#(\\d+)>", // 11 channel
    "<t:(-?\\d+)(?::([tTdDfFR]))?>", // 12,13 time
    "\\[((?:\\\\.|[^\\]\\\\])+)\\]\\((https?://[^\\s)]+)\\)", // 14,15 masked link
    "<(https?://[^\\s>]+)>", // 16 link without preview
    "(https?://[^\\s<>\"]*[^\\s<>\".,;:!?)\\]'])", // 17 link
    "</([^:>]+):\\d+>", // 18 command
    "<a?(:\\w+:)\\d+>", // 19 a server's own emoji
    "@(everyone|here)\\b", // 20
    "<@&(\\d+)>", // 21 role
  ].join("|"),
  "gsu",
);

/** The elements of a text; `names` tells what people, channels and roles are called. */
export function render(text, names) {
  const parts = [];
  const fence = /```(?:([\w+-]*)\n)?([\s\S]*?)```/g;
  let end = 0;
  for (const match of text.matchAll(fence)) {
    parts.push(...blocks(text.slice(end, match.index), names), codeBlock(match[2]));
    end = match.index + match[0].length;
  }
  parts.push(...blocks(text.slice(end), names));
  return parts;
}

function codeBlock(text) {
  const code = text.replace(/\n$/, "");
  const copy = el("button.copy", {
    type: "button",
    "aria-label": "Copy this text",
    onclick: async () => {
      await copyText(code);
      copy.textContent = "Copied";
      setTimeout(() => (copy.textContent = "Copy"), 2000);
    },
  }, "Copy");
  return el("div.codeblock", {}, el("pre", { tabIndex: 0 }, el("code", {}, code)), copy);
}

function blocks(text, names) {
  const lines = text.replace(/^\n|\n$/g, "").split("\n");
  if (lines.length === 1 && lines[0] === "") return [];
  const result = [];
  let paragraph = [];
  const flush = () => {
    if (paragraph.length) {
      const content = paragraph.flatMap((line, n) => [...(n ? [el("br")] : []), ...inline(line, names)]);
      result.push(el("p", {}, content));
    }
    paragraph = [];
  };
  for (let n = 0; n < lines.length; n += 1) {
    const line = lines[n];
    const heading = /^(#{1,3}) (.+)/.exec(line);
    if (heading) {
      flush();
      result.push(el(`h${heading[1].length + 2}`, {}, inline(heading[2], names)));
    } else if (line.startsWith("-# ")) {
      flush();
      result.push(el("p.small", {}, inline(line.slice(3), names)));
    } else if (line.startsWith(">>> ")) {
      flush();
      result.push(el("blockquote", {}, blocks([line.slice(4), ...lines.slice(n + 1)].join("\n"), names)));
      return result;
    } else if (line.startsWith("> ")) {
      flush();
      const quoted = [];
      while (n < lines.length && lines[n].startsWith("> ")) quoted.push(lines[n++].slice(2));
      n -= 1;
      result.push(el("blockquote", {}, blocks(quoted.join("\n"), names)));
    } else if (ITEM.test(line)) {
      flush();
      const items = [];
      while (n < lines.length && ITEM.test(lines[n])) items.push(ITEM.exec(lines[n++]));
      n -= 1;
      result.push(...lists(items, names));
    } else {
      paragraph.push(line);
    }
  }
  flush();
  return result;
}

/** Lists of consecutive items; those further in belong to the one before. */
function lists(items, names) {
  const result = [];
  let end;
  for (let n = 0; n < items.length; n = end) {
    const [, indent, number, text] = items[n];
    for (end = n + 1; end < items.length && items[end][1].length > indent.length;) end += 1;
    const kind = number ? "ol" : "ul";
    if (result.at(-1)?.localName !== kind) result.push(el(kind, number ? { start: Number(number) } : {}));
    result.at(-1).append(el("li", {}, inline(text, names), lists(items.slice(n + 1, end), names)));
  }
  return result;
}

function inline(text, names) {
  const parts = [];
  let end = 0;
  for (const m of text.matchAll(INLINE)) {
    if (m.index > end) parts.push(text.slice(end, m.index));
    parts.push(piece(m, names));
    end = m.index + m[0].length;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}

function piece(m, names) {
  if (m[1] !== undefined) return m[1];
  if (m[3] !== undefined) return el("code", {}, m[3].replace(/^ (.*) $/, "$1"));
  const wrapped = [[4, "strong"], [5, "u"], [6, "em"], [7, "em"], [8, "s"]];
  for (const [group, tag] of wrapped) if (m[group] !== undefined) return el(tag, {}, inline(m[group], names));
  if (m[9] !== undefined) return spoiler(inline(m[9], names));
  if (m[10] !== undefined) return el("span.mention", {}, `@${names.person(m[10])}`);
  if (m[11] !== undefined) return el("span.mention", {}, `#${names.channel(m[11])}`);
  if (m[12] !== undefined) return when(Number(m[12]), m[13]) ?? m[0];
  if (m[14] !== undefined) return link(m[15], inline(m[14], names));
  if (m[18] !== undefined) return el("span.mention", {}, `/${m[18]}`);
  if (m[19] !== undefined) return m[19];
  if (m[21] !== undefined) return el("span.mention", {}, names.role(m[21]));
  if (m[20] !== undefined) return el("span.mention", {}, m[0]);
  return link(m[16] ?? m[17], [m[16] ?? m[17]]);
}

/** A link that leads out; an address of another kind leads nowhere. */
export function link(url, content, name = "a") {
  const href = /^https?:\/\//i.test(url ?? "") ? url : null;
  return el(name, { href, target: "_blank", rel: "noopener noreferrer" }, content);
}

function spoiler(content) {
  const node = el("button.spoiler", { type: "button", "aria-label": "Spoiler: show it" }, content);
  node.addEventListener("click", () => {
    node.classList.add("shown");
    node.removeAttribute("aria-label");
  }, { once: true });
  return node;
}

/** A moment; null where no calendar has it. */
function when(seconds, style) {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return null;
  const shown = style === "R" ? relative(date) : date.toLocaleString(undefined, TIMES[style] ?? TIMES.f);
  return el("time", { dateTime: date.toISOString(), title: date.toLocaleString() }, shown);
}

function relative(date) {
  const seconds = Math.round((date - Date.now()) / 1000);
  const units = [["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];
  const [unit, size] = units.find(([, s]) => Math.abs(seconds) >= s) ?? units.at(-1);
  return new Intl.RelativeTimeFormat(undefined, { numeric: "auto" }).format(Math.round(seconds / size), unit);
}
