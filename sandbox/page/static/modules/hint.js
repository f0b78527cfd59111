// The newcomer's hint: how to begin. It goes once somebody has used a command here, or says "Got it".

import { el } from "./dom.js";

const HINTED = "hinted";
const COMMANDS = [20, 23]; // the types of messages that answer a command

/** The hint, where it is still needed. */
export function hint() {
  if (localStorage.getItem(HINTED)) return [];
  return [el("div.hint", { role: "note" },
    el("p", {}, el("strong", {}, "Try it: "), "type ", el("code", {}, "/refine"), " below, press Enter, paste a text and send it. Or open the ⋯ beside Ben's message and choose ", el("em", {}, "Refine this message"), ". With ", el("code", {}, "/brainstorm"), " several people think together; you can be all of them."),
    el("button.plain", { type: "button", onclick: forget }, "Got it"))];
}

/** Who has used a command knows how. */
export function learnFrom(store, { message, isNew }) {
  const by = message?.interaction_metadata?.user.id;
  if (isNew && COMMANDS.includes(message.type) && by === store.person.id) forget();
}

function forget() {
  localStorage.setItem(HINTED, "yes");
  document.querySelector(".hint")?.remove();
}
