// A menu of a message in which several options may be chosen: they are sent together.

import { boxes, howMany } from "./boxes.js";
import { el } from "./dom.js";
import { place } from "./menu.js";

export function several(component, send) {
  const chosen = component.options.filter((option) => option.default).map((option) => option.label);
  const title = component.placeholder || "Choose";
  return el("button.select.several", {
    type: "button",
    disabled: component.disabled,
    "data-key": component.custom_id,
    "aria-haspopup": "dialog",
    "aria-label": chosen.length ? `${title}: ${chosen.join(", ")}` : title,
    onclick: (event) => open(event.currentTarget, component, title, send),
  }, el("span", {}, chosen.join(", ") || title), el("span", { "aria-hidden": "true" }, "▾"));
}

function open(anchor, component, title, send) {
  const { options, min_values: least = 1, max_values: most } = component;
  const { lines, values } = boxes(options, least, most);
  const form = el("form.menu.list", { role: "dialog", "aria-label": title },
    el("p.small", {}, howMany(least, most, options.length)), lines,
    el("button.button.primary", { type: "submit" }, "Done"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    close();
    send(values());
  });
  const close = place(form, anchor);
  form.querySelector("input:checked, input").focus();
}
