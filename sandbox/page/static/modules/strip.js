// Behind the scenes: the requests and events as they pass, and what can be broken.

import { control } from "./act.js";
import { el } from "./dom.js";

function offlineWords(label) {
  return [
    el("p", {}, `The model: ${label}. Your text stays on this machine.`),
    el("details", {},
      el("summary", {}, "Use a language model instead"),
      el("ol", {},
        el("li", {}, "Stop the sandbox with Ctrl+C."),
        el("li", {}, "Put a line ", el("code", {}, "OPENAI_API_KEY=…"), " into the file ", el("code", {}, ".env"), ", or ", el("code", {}, "OPENAI_BASE_URL=…"), " for an endpoint of your own."),
        el("li", {}, "Start it again. This place then says which model gets your text."))),
  ];
}

export class Strip {
  constructor(store, node) {
    this.store = store;
    this.log = el("ol.traffic", { tabIndex: 0, "aria-label": "Requests and events" });
    this.faults = el("div.faults", { role: "group", "aria-label": "Break something" });
    this.model = el("div.small");
    node.replaceChildren(el("h2", {}, "Behind the scenes"), this.model, el("h3", {}, "Break something"), this.faults, el("h3", {}, "What passes"), this.log);
    store.addEventListener("traffic", (event) => this.#add(event.detail));
  }

  show() {
    const { label, offline, where } = this.store.model;
    this.model.replaceChildren(...(offline ? offlineWords(label) : [`The model: ${label} at ${where}. Your text goes there.`]));
    this.faults.replaceChildren(...this.store.faults.map((fault) => el("button.button.secondary", { type: "button", onclick: () => control(fault.key) }, fault.label)));
  }

  #add(entry) {
    const line = el("li", { className: entry.isRequest ? "request" : "event" }, el("strong", {}, entry.kind), entry.detail ? el("span", {}, entry.detail) : null);
    if (entry.bad) line.classList.add("bad");
    this.log.prepend(line);
    while (this.log.children.length > 200) this.log.lastChild.remove();
  }
}
