// Makes elements. Text is only ever text here: nothing on this page is parsed as HTML.

/** An element with properties, `data-…`/`aria-…` attributes, listeners (`onclick`) and children. */
export function el(name, properties = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  const node = document.createElement(tag);
  if (classes.length) node.className = classes.join(" ");
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (key.includes("-") || key === "role" || key === "for" || key === "list") {
      node.setAttribute(key, value === true ? "" : value);
    } else node[key] = value;
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** To the clipboard, and say so. */
export async function copyText(text) {
  await navigator.clipboard.writeText(text);
  toast("Copied to the clipboard.");
}

let numbers = 0;

/** An id that no other element has. */
export function fresh(prefix) {
  numbers += 1;
  return `${prefix}-${numbers}`;
}

/** Run what makes elements anew; the focus stays on what is called the same afterwards. */
export function keepFocus(render) {
  const find = successor(document.activeElement);
  render();
  if (document.activeElement === document.body) find()?.focus();
}

/** Finds an element again, also where it was made anew since: by its home's id and its own name. */
export function successor(node) {
  const home = node.parentElement?.closest("[id]")?.id;
  const name = nameOf(node);
  return () => {
    if (document.contains(node)) return node;
    const others = document.getElementById(home)?.querySelectorAll("button, select, a, [tabindex]");
    return [...(others ?? [])].find((other) => nameOf(other) === name);
  };
}

function nameOf(node) {
  return node.dataset.key ?? node.getAttribute("aria-label") ?? node.textContent;
}

/** Tell people who listen instead of looking. */
export function announce(text) {
  document.getElementById("announcer").textContent = text;
}

/** A sentence that stays for a while; errors are read out at once. */
export function toast(text, isError = false) {
  const note = el("div.toast", { role: isError ? "alert" : "status" }, text);
  if (isError) note.classList.add("bad");
  const form = document.querySelector("dialog[open]"); // nothing beside an open form is read out
  (form ?? document.getElementById("toasts")).append(note);
  setTimeout(() => note.remove(), isError ? 8000 : 4500);
}
