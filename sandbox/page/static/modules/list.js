// The messages of one place: each has one element, which is replaced when the message changes.

import { announce, el, keepFocus } from "./dom.js";
import { messageView } from "./message.js";
import { firstWords } from "./words.js";

const NEAR = 120;

export class MessageList {
  constructor(store, place) {
    this.store = store;
    this.place = place;
    this.log = el("div.log", { role: "log", "aria-live": "off", "aria-label": "Messages", tabIndex: 0 });
    this.stuck = true; // to the end, until somebody scrolls up
    this.log.addEventListener("scroll", () => (this.stuck = this.#isNearEnd()));
    this.log.addEventListener("load", () => this.stuck && this.#end(), true); // a picture came
    new ResizeObserver(() => this.stuck && this.#end()).observe(this.log); // the box below grew
    this.typing = el("p.typing", { "aria-live": "off" });
    this.node = el("div.messages", {}, this.log, this.typing);
  }

  /** Show everything anew, at its end. */
  show() {
    const seen = this.store.list(this.place.channel);
    this.log.replaceChildren(...seen.map((message) => this.#view(message)));
    this.#end();
  }

  /** A message came, changed or went. */
  update({ message, gone, isNew }) {
    const isSeen = !gone && this.store.isVisible(message);
    const isMine = isSeen && message.author.id === this.store.person.id;
    const isToMe = isSeen && this.store.isEphemeral(message);
    const { stuck } = this;
    const id = gone ?? message.id;
    const old = this.#find(id);
    if (!isSeen) old?.remove();
    else if (old) keepFocus(() => old.replaceWith(this.#view(message)));
    else this.#insert(message);
    this.showTyping();
    if (isNew && (isMine || isToMe)) this.#find(id).scrollIntoView({ block: "nearest" }); // not to be missed
    else if (stuck) this.#end();
    if (isNew && isSeen && !isMine) {
      announce(`${this.store.called(message.author.id)}: ${firstWords(this.store, message).slice(0, 120)}`);
    }
  }

  showTyping() {
    const who = this.store.typing.get(this.place.channel);
    this.typing.textContent = who ? `${this.store.called(who.user)} is typing…` : "";
  }

  #view(message) {
    return messageView(this.store, message, this.place);
  }

  #find(id) {
    return this.log.querySelector(`[data-id="${id}"]`);
  }

  #insert(message) {
    const after = [...this.log.children].find((node) => BigInt(node.dataset.id) > BigInt(message.id));
    this.log.insertBefore(this.#view(message), after ?? null);
  }

  #isNearEnd() {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < NEAR;
  }

  #end() {
    this.log.scrollTop = this.log.scrollHeight;
    this.stuck = true;
  }
}
