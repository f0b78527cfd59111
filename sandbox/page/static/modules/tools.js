// What can be done with a message: its buttons and its menu, with the message commands.

import { act } from "./act.js";
import { copyText, el, toast } from "./dom.js";
import { spoken } from "./language.js";
import { openMenu } from "./menu.js";
import { answered } from "./modal.js";
import { pickEmoji } from "./reactions.js";
import { textOf } from "./words.js";

/** The buttons over a message. */
export function tools(store, message, place) {
  if (store.isEphemeral(message)) return null;
  return el("div.tools", {},
    el("button.tool", { type: "button", "aria-label": "Add a reaction", title: "React", onclick: (e) => react(store, message, e.currentTarget) }, "☺"),
    el("button.tool", { type: "button", "aria-label": "Reply", title: "Reply", onclick: () => place.reply(message) }, "↰"),
    el("button.tool", { type: "button", "aria-label": "More", title: "More", "aria-haspopup": "menu", onclick: (e) => openMenu(e.currentTarget, choices(store, message, place, e.currentTarget)) }, "⋯"),
  );
}

function react(store, message, anchor) {
  pickEmoji(anchor, (emoji) => act(store, { do: "react", message: message.id, emoji }));
}

function forward(store, message, anchor) {
  openMenu(anchor, store.writable.map((channel) => ({
    label: `To ${channel.guild_id ? "#" : "@"}${store.nameOf(channel)}`,
    do: async () => {
      const outcome = await act(store, { do: "forward", message: message.id, channel: channel.id });
      if (outcome.ok) toast("Forwarded.");
    },
  })));
}

function choices(store, message, place, anchor) {
  const isMine = message.author.id === store.person.id;
  const apps = store.commands.filter((command) => command.type === 3).map((command) => ({
    label: spoken(command, store.person.locale).shown,
    app: true,
    do: async () => answered(store, await act(store, { do: "menu", message: message.id, command: command.name })),
  }));
  return [
    ...apps,
    { label: "Add a reaction", do: () => react(store, message, anchor) },
    { label: "Reply", do: () => place.reply(message) },
    { label: "Forward", do: () => forward(store, message, anchor) },
    { label: "Copy text", do: () => copyText(textOf(message)) },
    ...(isMine ? [
      { label: "Edit", do: () => place.edit(message) },
      { label: "Delete", do: () => act(store, { do: "delete", message: message.id }) },
    ] : []),
  ];
}
