// A slash command while it is filled in: a field for each option.

import { act } from "./act.js";
import { el, fresh } from "./dom.js";

const TYPE = { text: 3, whole: 4, flag: 5, number: 10, file: 11 };
const PAUSE = 200;

/** The form of a command; `done` gets the outcome of sending it, or null when it was given up. */
export function commandForm(store, command, channel, done) {
  const readers = [];
  const fields = (command.options ?? []).map((option) => field(store, command, channel, option, readers));
  const form = el("form.command", {
    "aria-label": `/${command.name}`,
    onkeydown: (event) => {
      if (event.key === "Escape") done(null);
    },
  },
  el("div.commandhead", {}, el("strong", {}, `/${command.name}`), el("span.small", {}, command.description)),
  el("div.options", {}, fields),
  el("div.row.end", {},
    el("button.button.secondary", { type: "button", onclick: () => done(null) }, "Cancel"),
    el("button.button.primary", { type: "submit" }, "Send")));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const options = {};
    const files = {};
    for (const read of readers) read(options, files);
    form.classList.add("busy");
    const outcome = await act(store, { do: "slash", channel, command: command.name, options }, files);
    form.classList.remove("busy");
    if (outcome.ok) done(outcome);
  });
  return form;
}

function field(store, command, channel, option, readers) {
  const id = fresh("option");
  const input = control(store, command, channel, option, id, readers);
  const mark = option.required ? el("span.required", { title: "needed" }, " *") : null;
  const node = el("div.option", {}, el("label", { for: id }, option.name, mark), input, el("p.small", { id: `${id}-hint` }, option.description));
  (input.matches("input, select, textarea") ? input : input.querySelector("input")).setAttribute("aria-describedby", `${id}-hint`);
  if (option.type === TYPE.text && !option.choices) node.classList.add("wide");
  return node;
}

function control(store, command, channel, option, id, readers) {
  if (option.choices?.length) return chosen(option, id, readers);
  if (option.type === TYPE.flag) return flag(option, id, readers);
  if (option.type === TYPE.file) return file(option, id, readers);
  const isNumber = option.type === TYPE.whole || option.type === TYPE.number;
  const input = el("input", {
    id,
    type: isNumber ? "number" : "text",
    required: Boolean(option.required),
    min: option.min_value ?? "",
    max: option.max_value ?? "",
    step: option.type === TYPE.number ? "any" : isNumber ? "1" : "",
    autocomplete: "off",
  });
  if (!isNumber) input.maxLength = option.max_length ?? 6000;
  readers.push((options) => {
    if (input.value !== "") options[option.name] = isNumber ? Number(input.value) : input.value;
  });
  if (option.autocomplete) complete(store, command, channel, option, input);
  return input;
}

function chosen(option, id, readers) {
  const menu = el("select", { id }, option.required ? null : el("option", { value: "" }, "—"),
    option.choices.map((choice, n) => el("option", { value: String(n) }, choice.name)));
  readers.push((options) => {
    if (menu.value !== "") options[option.name] = option.choices[Number(menu.value)].value;
  });
  return menu;
}

function flag(option, id, readers) {
  const menu = el("select", { id }, ["—", "True", "False"].map((word) => el("option", { value: word }, word)));
  readers.push((options) => {
    if (menu.value !== "—") options[option.name] = menu.value === "True";
  });
  return menu;
}

function file(option, id, readers) {
  const chooser = el("input", { id, type: "file", required: Boolean(option.required) });
  readers.push((options, files) => {
    if (!chooser.files.length) return;
    files[id] = chooser.files[0];
    options[option.name] = { file: id };
  });
  return chooser;
}

function complete(store, command, channel, option, input) {
  const offered = el("datalist", { id: fresh("offer") });
  input.setAttribute("list", offered.id);
  input.after(offered);
  document.body.append(offered);
  let waiting = 0;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const outcome = await act(store, { do: "complete", channel, command: command.name, focused: option.name, options: { [option.name]: input.value } });
      offered.replaceChildren(...(outcome.choices ?? []).map((choice) => el("option", { value: choice.value }, choice.name)));
    }, PAUSE);
  });
}
