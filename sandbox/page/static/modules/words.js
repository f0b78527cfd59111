// What a message says, as plain text: to copy, to read out, for the line of a reply.

import { render } from "./markdown.js";
import { calledRole, withOptions } from "./server.js";

const TEXT = 10;
const STARTER = 21;

/** All of it; what was forwarded counts as said. */
export function textOf(message) {
  const said = message.message_snapshots?.[0]?.message ?? message;
  const embeds = (said.embeds ?? []).flatMap((embed) => [embed.title, embed.description].filter(Boolean));
  return said.content || texts(said.components).join("\n") || embeds.join("\n") || (said.attachments?.[0]?.filename ?? "");
}

/** Its first line as it is shown, without the marks of Markdown; a thread's first message is the one it hangs on. */
export function firstWords(store, message) {
  const said = message.type === STARTER ? message.referenced_message ?? message : message;
  const lines = textOf(said).replace(/```/g, "").split("\n").filter((line) => line.trim());
  return lines.length ? render(lines[0], namesOf(store)).map((node) => node.textContent).join("") : "";
}

/** What people, channels and roles are called, and what menus in a place offer of them. */
export function namesOf(store, place = null) {
  return {
    person: (id) => store.called(id),
    channel: (id) => store.channels.get(id)?.name ?? "somewhere",
    role: (id) => calledRole(store, id),
    offered: (component) => withOptions(store, place, component),
  };
}

function texts(components) {
  return (components ?? []).flatMap((one) => (one.type === TEXT ? [one.content] : texts(one.components)));
}
