// A menu beside a button: arrow keys move, Escape and a press elsewhere close it.

import { el, successor } from "./dom.js";

export function openMenu(anchor, choices) {
  const items = choices.map((choice) => el("button.item", {
    type: "button",
    role: "menuitem",
    tabIndex: -1,
    onclick: () => {
      close();
      choice.do();
    },
  }, choice.app ? el("span.tag", {}, "APP") : null, choice.label));
  const menu = el("div.menu", { role: "menu", onkeydown: steer }, items);
  const close = place(menu, anchor);
  items[0]?.focus();

  function steer(event) {
    if (event.key === "Tab") close();
    const at = items.indexOf(document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    items[(next + items.length) % items.length].focus();
  }
}

/** Put something that floats beside its anchor, until the focus or a press is elsewhere; the result closes it. */
export function place(node, anchor) {
  document.body.append(node);
  const spot = anchor.getBoundingClientRect();
  const left = Math.max(8, Math.min(spot.right - node.offsetWidth, innerWidth - node.offsetWidth - 8));
  const below = spot.bottom + 4;
  const top = below + node.offsetHeight > innerHeight - 8 ? Math.max(8, spot.top - node.offsetHeight - 4) : below;
  node.style.setProperty("left", `${left}px`);
  node.style.setProperty("top", `${top}px`);
  const find = successor(anchor);
  const listening = new AbortController();
  const listen = (kind, heard) => document.addEventListener(kind, heard, { capture: true, signal: listening.signal });
  const close = () => {
    listening.abort();
    const hadFocus = node.contains(document.activeElement);
    node.remove();
    if (hadFocus) find()?.focus();
  };
  const outside = (event) => {
    if (!node.contains(event.target)) close();
  };
  listen("pointerdown", outside);
  listen("focusin", outside);
  listen("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation(); // it closes this alone
    close();
  });
  return close;
}
