// A form that the bot shows.

import { act } from "./act.js";
import { boxes, howMany, line } from "./boxes.js";
import { el, fresh } from "./dom.js";
import { render } from "./markdown.js";

const KIND = { row: 1, select: 3, text: 4, words: 10, label: 18, file: 19, radio: 21, checkboxes: 22, checkbox: 23 };
const PARAGRAPH = 2;

/** What an interaction's answer asks of this window: a form is opened. */
export function answered(store, outcome) {
  if (outcome.ok && outcome.modal) showModal(store, outcome.interaction, outcome.modal);
}

function showModal(store, interaction, modal) {
  const readers = [];
  const fields = modal.components.map((component) => field(component, readers));
  const form = el("form", { method: "dialog" }, fields,
    el("div.row.end", {},
      el("button.button.secondary", { type: "button", onclick: () => dialog.close() }, "Cancel"),
      el("button.button.primary", { type: "submit" }, "Submit")));
  const title = el("h2", { id: fresh("title") }, modal.title);
  const dialog = el("dialog.modal", { "aria-labelledby": title.id }, title, form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const values = {};
    const files = {};
    for (const read of readers) read(values, files);
    const outcome = await act(store, { do: "submit", interaction, values }, files);
    if (outcome.ok && outcome.answer !== null) dialog.close();
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function field(component, readers) {
  if (component.type === KIND.words) return el("div.text", {}, render(component.content, { person: String, channel: String, role: String }));
  if (component.type === KIND.row) return component.components.map((inner) => labelled(inner.label, "", inner, readers));
  if (component.type === KIND.label) return labelled(component.label, component.description, component.component, readers);
  return null;
}

function labelled(label, description, input, readers) {
  const id = fresh("field");
  const required = input.required !== false && input.type !== KIND.checkbox;
  const mark = required ? el("span.required", { title: "needed" }, " *") : null;
  const hint = description ? el("p.small", { id: `${id}-hint` }, description) : null;
  const described = hint ? { "aria-describedby": hint.id } : {};
  const isMany = input.type === KIND.select && (input.max_values ?? 1) > 1;
  if (isMany || input.type === KIND.checkboxes) {
    return el("fieldset", described, el("legend", {}, label, mark), hint, ticked(input, required, readers));
  }
  if (input.type === KIND.radio) {
    return el("fieldset", described, el("legend", {}, label, mark), hint, radios(input, id, required, readers));
  }
  const node = control(input, id, required, readers);
  for (const [name, value] of Object.entries(described)) node.setAttribute(name, value);
  if (input.type === KIND.checkbox) return el("div.field", {}, el("div.choice", {}, node, el("label", { for: id }, label)), hint);
  return el("div.field", {}, el("label", { for: id }, label, mark), hint, node);
}

function ticked(input, required, readers) {
  const options = input.options ?? [];
  const least = required ? input.min_values ?? 1 : 0;
  const most = input.max_values ?? options.length;
  const { lines, values } = boxes(options, least, most);
  readers.push((told) => (told[input.custom_id] = values()));
  const words = howMany(least, most, options.length);
  return [words ? el("p.small", {}, words) : null, ...lines];
}

function radios(input, id, required, readers) {
  const options = input.options ?? [];
  const all = options.map((option) => el("input", { type: "radio", name: id, required, value: option.value, checked: Boolean(option.default) }));
  readers.push((values) => (values[input.custom_id] = all.find((one) => one.checked)?.value ?? ""));
  return options.map((option, n) => line(all[n], option));
}

function control(input, id, required, readers) {
  if (input.type === KIND.file) return upload(input, id, required, readers);
  if (input.type === KIND.checkbox) {
    const box = el("input", { id, type: "checkbox", checked: Boolean(input.default) });
    readers.push((values) => (values[input.custom_id] = box.checked));
    return box;
  }
  if (input.type === KIND.select) return chosen(input, id, required, readers);
  return writing(input, id, required, readers);
}

function chosen(input, id, required, readers) {
  const menu = el("select", { id, required },
    el("option", { value: "" }, input.placeholder || "—"),
    (input.options ?? []).map((option) => el("option", { value: option.value, selected: Boolean(option.default) }, option.label)));
  readers.push((values) => (values[input.custom_id] = menu.value ? [menu.value] : []));
  return menu;
}

function writing(input, id, required, readers) {
  const shape = { id, required, placeholder: input.placeholder ?? "", minLength: input.min_length ?? 0, maxLength: input.max_length ?? 4000, value: input.value ?? "" };
  const box = input.style === PARAGRAPH ? el("textarea", { ...shape, rows: 6 }) : el("input", { ...shape, type: "text" });
  readers.push((values) => (values[input.custom_id] = box.value));
  return box;
}

function upload(input, id, required, readers) {
  const chooser = el("input", { id, type: "file", required });
  readers.push((values, files) => {
    if (!chooser.files.length) return;
    files[id] = chooser.files[0];
    values[input.custom_id] = { file: id };
  });
  return chooser;
}
