// Markdown as a chat client shows it, made into elements.

import { el, toast } from "./dom.js";

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
  ].join("|"),
  "gsu",
);

/** The elements of a text; `names` tells what people and channels are called. */
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
      await navigator.clipboard.writeText(code);
      copy.textContent = "Copied";
      toast("Copied to the clipboard.");
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
    const item = /^(\s*)(?:[-*]|(\d+)\.) (.+)/.exec(line);
    if (heading) {
      flush();
      result.push(el(`h${heading[1].length + 2}`, {}, inline(heading[2], names)));
    } else if (line.startsWith("-# ")) {
      flush();
      result.push(el("p.small", {}, inline(line.slice(3), names)));
    } else if (line.startsWith("> ")) {
      flush();
      const quoted = [];
      while (n < lines.length && lines[n].startsWith("> ")) quoted.push(lines[n++].slice(2));
      n -= 1;
      result.push(el("blockquote", {}, blocks(quoted.join("\n"), names)));
    } else if (item) {
      flush();
      const kind = item[2] ? "ol" : "ul";
      const last = result.at(-1);
      const list = last?.localName === kind && last.dataset.open ? last : el(kind, { "data-open": "1" });
      if (kind === "ol" && list !== last) list.start = Number(item[2]);
      list.append(el("li", {}, inline(item[3], names)));
      if (list !== last) result.push(list);
    } else {
      paragraph.push(line);
    }
    if (!item && result.at(-1)?.dataset.open) delete result.at(-1).dataset.open;
  }
  flush();
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
  return link(m[16] ?? m[17], [m[16] ?? m[17]]);
}

function link(url, content) {
  return el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, content);
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
  const shown = style === "R" ? relative(date) : date.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
  return el("time", { dateTime: date.toISOString(), title: date.toLocaleString() }, shown);
}

function relative(date) {
  const seconds = Math.round((date - Date.now()) / 1000);
  const units = [["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];
  const [unit, size] = units.find(([, s]) => Math.abs(seconds) >= s) ?? units.at(-1);
  return new Intl.RelativeTimeFormat(undefined, { numeric: "auto" }).format(Math.round(seconds / size), unit);
}
