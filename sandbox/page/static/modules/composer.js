// The box at the bottom: a message, a reply, an edit, files, or `/` and a command.

import { act } from "./act.js";
import { commandForm, slashCommands } from "./command.js";
import { el } from "./dom.js";
import { answered } from "./modal.js";
import { Offers } from "./offers.js";
import { mayUse } from "./server.js";
import { firstWords } from "./words.js";

export class Composer {
  constructor(store, place, id) {
    this.store = store;
    this.place = place;
    this.answering = null;
    this.editing = null;
    this.form = null;
    this.at = null; // the channel that it was last shown for
    this.input = el("textarea", {
      id,
      rows: 1,
      "aria-label": "Message",
      oninput: () => this.#changed(),
      onkeydown: (event) => this.#key(event),
    });
    this.offers = new Offers(this.input, "Commands", ({ command }) => this.#use(command), { eager: true });
    this.file = el("input", { type: "file", hidden: true, multiple: true, onchange: () => this.#bar() });
    this.bar = el("div.bar", { hidden: true });
    this.box = el("div.box", {},
      el("button.tool", { type: "button", "aria-label": "Attach a file", title: "Attach a file", onclick: () => this.file.click() }, "+"),
      this.input,
      el("button.tool", { type: "button", "aria-label": "Use a command", title: "Use a command", onclick: () => this.#slash() }, "/"),
      el("button.tool", { type: "button", "aria-label": "Send", title: "Send", onclick: () => this.#send() }, "➤"));
    this.node = el("div.composer", {}, this.offers.node, this.bar, this.file, this.box);
  }

  show() {
    if (this.at !== this.place.channel) this.#leave();
    this.at = this.place.channel;
    const channel = this.store.channels.get(this.place.channel);
    const name = channel?.thread_metadata ? "this thread" : `${channel.guild_id ? "#" : "@"}${this.store.nameOf(channel)}`;
    this.input.placeholder = `Message ${name}, or type /`;
  }

  /** What was begun in another channel stays there. */
  #leave() {
    this.form?.remove();
    this.form = null;
    this.box.hidden = false;
    this.#clear();
  }

  reply(message) {
    this.answering = { message, ping: true };
    this.editing = null;
    this.#bar();
    this.input.focus();
  }

  edit(message) {
    this.editing = message;
    this.answering = null;
    this.input.value = message.content;
    this.#bar();
    this.input.focus();
  }

  focus() {
    this.input.focus();
  }

  #slash() {
    this.input.value = "/";
    this.input.focus();
    this.#changed();
  }

  #matching() {
    const typed = /^\/([\p{L}\p{N}_ -]*)$/u.exec(this.input.value);
    if (!typed) return [];
    const commands = this.store.commands.filter((command) => mayUse(this.store, command));
    const found = slashCommands(commands, this.store.person.locale).filter(({ name, shown }) => [name, shown].some((each) => each.startsWith(typed[1].toLowerCase())));
    return found.map((command) => ({ name: `/${command.shown}`, note: command.description, command }));
  }

  #changed() {
    this.input.style.setProperty("height", "auto");
    this.input.style.setProperty("height", `${Math.min(this.input.scrollHeight, 200)}px`);
    this.offers.show(this.#matching());
  }

  #key(event) {
    if (this.offers.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.#send();
    } else if (event.key === "Escape") this.#clear();
  }

  #use(command) {
    this.input.value = "";
    this.#changed();
    this.form = commandForm(this.store, command, this.place.channel, (outcome) => {
      this.#leave();
      this.input.focus();
      if (outcome) answered(this.store, outcome);
    });
    this.box.hidden = true;
    this.node.append(this.form);
    this.form.querySelector("input, select")?.focus();
  }

  #bar() {
    const parts = [];
    if (this.answering) {
      const { message, ping } = this.answering;
      const box = el("input", { type: "checkbox", checked: ping, onchange: () => (this.answering.ping = box.checked) });
      parts.push(el("span", {}, `Replying to ${this.store.called(message.author.id)}: ${firstWords(this.store, message).slice(0, 40)}`), el("label.choice", {}, box, "ping"));
    }
    if (this.editing) parts.push(el("span", {}, "Editing your message"));
    for (const file of this.file.files) parts.push(el("span.file", {}, file.name));
    if (parts.length) {
      parts.push(el("button.plain", { type: "button", onclick: () => this.#clear() }, "Cancel"));
    }
    this.bar.hidden = parts.length === 0;
    this.bar.replaceChildren(...parts);
  }

  #clear() {
    if (this.editing) this.input.value = "";
    this.answering = this.editing = null;
    this.file.value = "";
    this.#bar();
  }

  async #send() {
    const text = this.input.value.trim();
    const files = Object.fromEntries([...this.file.files].map((file, n) => [`file${n}`, file]));
    if (!text && !this.file.files.length) return;
    let what = { do: "say", channel: this.place.channel, text };
    if (this.answering) what = { do: "reply", message: this.answering.message.id, text, ping: this.answering.ping };
    if (this.editing) what = { do: "edit", message: this.editing.id, text };
    const outcome = await act(this.store, what, files);
    if (!outcome.ok) return;
    this.input.value = "";
    this.#clear();
    this.#changed();
  }
}
