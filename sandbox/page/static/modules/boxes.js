// Boxes to tick, of which a number may be: in forms, and in menus with several choices.

import { el, fresh } from "./dom.js";

/** The lines of the boxes, and `values()`, what is ticked. */
export function boxes(options, least, most) {
  const name = fresh("boxes");
  const all = options.map((option) => el("input", { type: "checkbox", name, value: option.value, checked: Boolean(option.default), onchange: limit }));
  const values = () => all.filter((box) => box.checked).map((box) => box.value);
  function limit() {
    const count = values().length;
    for (const box of all) box.disabled = !box.checked && count >= most;
    all[0]?.setCustomValidity(count < least ? `Choose at least ${least}.` : "");
  }
  limit();
  return { lines: options.map((option, n) => line(all[n], option)), values };
}

/** A box or a radio button with what it means. */
export function line(input, option) {
  return el("label.choice", {}, input, el("span", {}, option.label, option.description ? el("small.note", {}, option.description) : null));
}

/** How many may be ticked, in words; nothing where any number may be. */
export function howMany(least, most, count) {
  if (least === most) return `Choose ${least}`;
  if (least > 0 && most < count) return `Choose ${least} to ${most}`;
  if (most < count) return `Choose up to ${most}`;
  return least > 0 ? `Choose at least ${least}` : "";
}
