// A form that the bot shows.

import { act } from "./act.js";
import { el, fresh } from "./dom.js";
import { render } from "./markdown.js";

const KIND = { row: 1, select: 3, text: 4, words: 10, label: 18, file: 19, radio: 21, checkboxes: 22, checkbox: 23 };
const PARAGRAPH = 2;

export function showModal(store, interaction, modal) {
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
  if (component.type === KIND.words) return el("div.text", {}, render(component.content, { person: String, channel: String }));
  if (component.type === KIND.row) return component.components.map((inner) => labelled(inner.label, "", inner, readers));
  if (component.type === KIND.label) return labelled(component.label, component.description, component.component, readers);
  return null;
}

function labelled(label, description, input, readers) {
  const id = fresh("field");
  const required = input.required !== false && input.type !== KIND.checkbox;
  const mark = required ? el("span.required", { title: "needed" }, " *") : null;
  const hint = description ? el("p.small", {}, description) : null;
  if (input.type === KIND.radio || input.type === KIND.checkboxes) {
    return el("fieldset", {}, el("legend", {}, label, mark), hint, choices(input, id, readers));
  }
  return el("div.field", {}, el("label", { for: id }, label, mark), hint, control(input, id, required, readers));
}

function choices(input, id, readers) {
  const type = input.type === KIND.radio ? "radio" : "checkbox";
  const boxes = (input.options ?? []).map((option) => el("input", { type, name: id, value: option.value, checked: Boolean(option.default) }));
  readers.push((values) => {
    const chosen = boxes.filter((box) => box.checked).map((box) => box.value);
    if (type === "checkbox") values[input.custom_id] = chosen;
    else if (chosen.length) values[input.custom_id] = chosen[0];
  });
  return (input.options ?? []).map((option, n) => el("label.choice", {}, boxes[n], option.label, option.description ? el("small", {}, ` ${option.description}`) : null));
}

function control(input, id, required, readers) {
  if (input.type === KIND.file) return upload(input, id, required, readers);
  if (input.type === KIND.checkbox) {
    const box = el("input", { id, type: "checkbox", checked: Boolean(input.default) });
    readers.push((values) => (values[input.custom_id] = box.checked));
    return box;
  }
  if (input.type === KIND.select) {
    const menu = el("select", { id, required, multiple: (input.max_values ?? 1) > 1 },
      required ? null : el("option", { value: "" }, "—"),
      (input.options ?? []).map((o) => el("option", { value: o.value, selected: Boolean(o.default) }, o.label)));
    readers.push((values) => {
      const chosen = [...menu.selectedOptions].map((o) => o.value).filter(Boolean);
      if (chosen.length) values[input.custom_id] = chosen;
    });
    return menu;
  }
  return writing(input, id, required, readers);
}

function writing(input, id, required, readers) {
  const shape = { id, required, placeholder: input.placeholder ?? "", maxLength: input.max_length ?? 4000, value: input.value ?? "" };
  const box = input.style === PARAGRAPH ? el("textarea", { ...shape, rows: 6 }) : el("input", { ...shape, type: "text" });
  readers.push((values) => {
    if (box.value) values[input.custom_id] = box.value;
  });
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
