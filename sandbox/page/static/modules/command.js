// A slash command while it is filled in: a field for each option.

import { act, send } from "./act.js";
import { el, fresh } from "./dom.js";
import { spoken } from "./language.js";
import { Offers } from "./offers.js";

const TYPE = { text: 3, whole: 4, flag: 5, user: 6, role: 8, number: 10, file: 11 };
const SLASH = 1;
const BRANCHES = [1, 2];
const LONGEST = 6000;
const PAUSE = 200;

/** The slash commands; each subcommand is one, under its whole name. */
export function slashCommands(commands, locale) {
  const typed = commands.filter((command) => command.type === SLASH).map((command) => spoken(command, locale));
  return typed.flatMap((command) => leaves(command, command.name, command.shown));
}

function leaves(command, name, shown) {
  const branches = (command.options ?? []).filter((option) => BRANCHES.includes(option.type));
  if (!branches.length) return [{ ...command, name, shown }];
  return branches.flatMap((branch) => leaves(branch, `${name} ${branch.name}`, `${shown} ${branch.shown}`));
}

/** The form of a command; `done` gets the outcome of sending it, or null when it was given up. */
export function commandForm(store, command, channel, done) {
  const readers = [];
  const fields = (command.options ?? []).map((option) => field(store, command, channel, option, readers));
  const form = el("form.command", {
    "aria-label": `/${command.shown}`,
    onkeydown: (event) => {
      if (event.key === "Escape") done(null);
    },
  },
  el("div.commandhead", {}, el("strong", {}, `/${command.shown}`), el("span.small", {}, command.description)),
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
  const ask = (typed) => offersFor(store, command, channel, option, typed, readers);
  const input = control(option, id, readers, ask, named(store, channel, option.type));
  const mark = option.required ? el("span.required", { title: "needed" }, " *") : null;
  const node = el("div.option", {}, el("label", { for: id }, option.shown, mark), input, el("p.small", { id: `${id}-hint` }, option.description));
  (input.matches("input, select, textarea") ? input : input.querySelector("input")).setAttribute("aria-describedby", `${id}-hint`);
  if (option.type === TYPE.text && !option.choices) node.classList.add("wide");
  return node;
}

/** What an option of this type can name: people, or the roles of the channel's server. */
function named(store, channel, type) {
  if (type === TYPE.user) return [...store.people.values()].map(({ id, username, global_name }) => ({ name: global_name ?? username, value: { user: id } }));
  const guild = store.guilds.find(({ id }) => id === store.channels.get(channel)?.guild_id);
  return type === TYPE.role ? (guild?.roles ?? []).map(({ id, name }) => ({ name, value: { role: id } })) : [];
}

function control(option, id, readers, ask, things) {
  if (things.length) return chosen({ ...option, choices: things }, id, readers);
  if (option.choices?.length) return chosen(option, id, readers);
  if (option.type === TYPE.flag) return flag(option, id, readers);
  if (option.type === TYPE.file) return file(option, id, readers);
  if (option.autocomplete) return completed(option, id, readers, ask);
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
  if (!isNumber) {
    input.maxLength = option.max_length ?? LONGEST;
    input.minLength = option.min_length ?? 0;
  }
  readers.push((options) => {
    if (input.value !== "") options[option.name] = isNumber ? Number(input.value) : input.value;
  });
  return input;
}

function chosen(option, id, readers) {
  const menu = el("select", { id, required: Boolean(option.required) }, el("option", { value: "" }, "—"),
    option.choices.map((choice, n) => el("option", { value: String(n) }, choice.shown ?? choice.name)));
  readers.push((options) => {
    if (menu.value !== "") options[option.name] = option.choices[Number(menu.value)].value;
  });
  return menu;
}

function flag(option, id, readers) {
  const menu = el("select", { id, required: Boolean(option.required) }, ["", "True", "False"].map((word) => el("option", { value: word }, word || "—")));
  readers.push((options) => {
    if (menu.value !== "") options[option.name] = menu.value === "True";
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

/** A field with what the bot offers for it; anything else may be typed as well. */
function completed(option, id, readers, ask) {
  const isText = option.type === TYPE.text;
  const input = el("input", { id, type: "text", required: Boolean(option.required), maxLength: option.max_length ?? LONGEST, inputMode: isText ? "text" : "decimal", autocomplete: "off" });
  let taken = null;
  let asked = 0;
  const offers = new Offers(input, `Suggestions for ${option.shown}`, (choice) => {
    taken = choice;
    input.value = choice.name;
    offers.show([]);
  });
  const refresh = async () => {
    asked += 1;
    const mine = asked;
    const found = await ask(input.value);
    if (mine === asked && document.activeElement === input) offers.show(found);
  };
  let waiting = 0;
  input.addEventListener("focus", refresh);
  input.addEventListener("blur", () => offers.show([]));
  input.addEventListener("keydown", (event) => offers.key(event));
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(refresh, PAUSE);
  });
  readers.push((options) => {
    if (taken?.name === input.value) options[option.name] = taken.value;
    else if (input.value !== "") options[option.name] = isText ? input.value : Number(input.value);
  });
  return el("div", {}, input, offers.node);
}

/** What the bot offers for what is typed, given what else is filled in; nothing where it fails. */
async function offersFor(store, command, channel, option, typed, readers) {
  const options = {};
  for (const read of readers) read(options, {});
  const plain = Object.entries(options).filter(([, value]) => typeof value !== "object");
  const outcome = await send(store, { do: "complete", channel, command: command.name, focused: option.name, options: { ...Object.fromEntries(plain), [option.name]: typed } });
  return outcome.choices ?? [];
}
