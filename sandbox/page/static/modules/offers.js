// A list of offers for what is typed into a box: arrow keys move in it, Enter takes one.

import { el, fresh } from "./dom.js";

export class Offers {
  /** `take` gets what was taken; an eager list has its first offer chosen, and Tab takes it too. */
  constructor(input, label, take, { eager = false } = {}) {
    this.input = input;
    this.take = take;
    this.first = eager ? 0 : -1;
    this.taking = eager ? ["Enter", "Tab"] : ["Enter"];
    this.offers = [];
    this.at = this.first;
    this.node = el("ul.picker", { role: "listbox", id: fresh("offers"), hidden: true, "aria-label": label });
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", this.node.id);
    this.show([]);
  }

  /** Offer things that have a `name` and perhaps a `note`; an empty list hides. */
  show(offers) {
    this.offers = offers;
    this.at = this.first;
    this.#draw();
  }

  /** Whether the list took a key that was pressed in the box. */
  key(event) {
    const count = this.offers.length;
    if (!count) return false;
    if (event.key === "ArrowDown") this.at = (this.at + 1) % count;
    else if (event.key === "ArrowUp") this.at = (Math.max(this.at, 0) - 1 + count) % count;
    else if (event.key === "Escape") this.offers = [];
    else if (!this.taking.includes(event.key) || this.at < 0) return false;
    else this.take(this.offers[this.at]);
    event.preventDefault();
    event.stopPropagation();
    this.#draw();
    return true;
  }

  #draw() {
    const isOpen = this.offers.length > 0;
    this.node.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
    this.node.replaceChildren(...this.offers.map((offer, n) => this.#line(offer, n)));
    if (isOpen && this.at >= 0) {
      this.input.setAttribute("aria-activedescendant", `${this.node.id}-${this.at}`);
      this.node.children[this.at].scrollIntoView({ block: "nearest" });
    } else this.input.removeAttribute("aria-activedescendant");
  }

  #line(offer, n) {
    return el("li", {
      role: "option",
      id: `${this.node.id}-${n}`,
      "aria-selected": String(n === this.at),
      onpointerdown: (event) => {
        event.preventDefault(); // the focus stays in the box
        this.take(offer);
      },
    }, el("strong", {}, offer.name), offer.note ? el("span", {}, offer.note) : null);
  }
}
