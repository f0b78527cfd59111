// Components V2: the cards of the bot, its buttons and its menus.

import { el } from "./dom.js";
import { link, render } from "./markdown.js";
import { several } from "./several.js";

const KIND = { row: 1, button: 2, select: 3, people: 5, roles: 6, mentionables: 7, channels: 8, section: 9, text: 10, thumbnail: 11, gallery: 12, file: 13, separator: 14, container: 17 };
const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger" };
const LINK = 5;
const LOOPBACK = "127.0.0.1";
const SERVED = /^\/(ephemeral-)?attachments\//;

/** The elements of a message's components; `on` does what a control asks: press and select. */
export function components(list, names, on) {
  return (list ?? []).map((component) => one(component, names, on));
}

function one(component, names, on) {
  switch (component.type) {
    case KIND.container: return container(component, names, on);
    case KIND.text: return el("div.text", {}, render(component.content, names));
    case KIND.row: return el("div.row", {}, components(component.components, names, on));
    case KIND.button: return button(component, on);
    case KIND.select: return menu(component, on);
    case KIND.people:
    case KIND.roles:
    case KIND.mentionables:
    case KIND.channels: return menu(names.offered(component), on);
    case KIND.file: return file(component);
    case KIND.gallery: return gallery(component);
    case KIND.separator: return el("hr", { className: component.divider === false ? "invisible" : "" });
    case KIND.section:
      return el("div.section", {}, el("div", {}, components(component.components, names, on)), one(component.accessory, names, on));
    case KIND.thumbnail: return picture(component);
    default: return el("p.small", {}, `(A component that this page does not know: type ${component.type}.)`);
  }
}

function container(component, names, on) {
  const box = el("div.container", {}, components(component.components, names, on));
  if (component.accent_color !== null && component.accent_color !== undefined) {
    box.style.setProperty("--accent", `#${component.accent_color.toString(16).padStart(6, "0")}`);
  }
  return box;
}

function button(component, on) {
  const label = component.label ?? "";
  const emoji = component.emoji?.name;
  const content = [emoji ? el("span.emoji", {}, emoji) : null, label];
  if (component.style === LINK) {
    return link(component.url, [...content, el("span", { "aria-hidden": "true" }, "↗")], "a.button.secondary");
  }
  return el(`button.button.${STYLES[component.style] ?? "secondary"}`, {
    type: "button",
    disabled: component.disabled,
    "data-key": component.custom_id,
    onclick: (event) => on.press(component.custom_id, event.currentTarget),
  }, content);
}

function menu(component, on) {
  if ((component.max_values ?? 1) > 1) return several(component, (values) => on.select(component.custom_id, values));
  return select(component, on);
}

function select(component, on) {
  const chosen = (component.options ?? []).filter((option) => option.default);
  const menu = el("select.select", {
    "aria-label": component.placeholder || "Choose",
    "data-key": component.custom_id,
    disabled: component.disabled,
    onchange: () => on.select(component.custom_id, [menu.value]),
  });
  if (!chosen.length) {
    menu.append(el("option", { value: "", disabled: true, selected: true }, component.placeholder || "Choose"));
  }
  for (const option of component.options ?? []) {
    const words = option.description ? `${option.label} · ${option.description}` : option.label;
    menu.append(el("option", { value: option.value, selected: Boolean(option.default) }, words));
  }
  return menu;
}

function file(component) {
  const { pathname } = new URL(component.file.url, location.href);
  const name = component.name ?? decodeURIComponent(pathname.split("/").at(-1));
  return attachment(pathname, name, component.size);
}

/** A file to save. */
export function attachment(path, name, size) {
  const shown = size ? ` (${size > 2048 ? `${Math.round(size / 1024)} KB` : `${size} bytes`})` : "";
  return el("a.file", { href: path, download: name }, el("span", { "aria-hidden": "true" }, "📄 "), name, el("small", {}, shown));
}

function gallery(component) {
  return el("div.gallery", {}, (component.items ?? []).map((item) => picture(item)));
}

/** A picture; what is not in the sandbox is not loaded, but can be followed. */
export function picture(item, files = []) {
  const sent = files.find((one) => item.media.url === `attachment://${one.filename}`);
  const { hostname, pathname } = new URL(sent?.url ?? item.media.url, location.href);
  if (hostname !== LOOPBACK || !SERVED.test(pathname)) {
    return link(item.media.url, ["A picture from elsewhere, not loaded here ↗"], "a.file");
  }
  return el("img", { src: pathname, alt: item.description ?? "A picture without a description", loading: "lazy" });
}
