// One message: who, when, what it answers, what it says, its reactions and what can be done with it.

import { act } from "./act.js";
import { attachment, components, firstWords } from "./components.js";
import { el } from "./dom.js";
import { render } from "./markdown.js";
import { openMenu } from "./menu.js";
import { showModal } from "./modal.js";
import { pickEmoji } from "./reactions.js";

const COLORS = ["#a8485c", "#3f6f9f", "#6f7d2f", "#8a5a9e", "#b0683a", "#2f7d74"];
const COMMAND = 20;
const MENU_COMMAND = 23;
const STARTER = 21;

export function avatar(user) {
  const name = user.global_name || user.username;
  const node = el("span.avatar", { "aria-hidden": "true" }, user.bot ? "✎" : name[0]);
  node.style.setProperty("--hue", user.bot ? "#3d5a80" : COLORS[Number(BigInt(user.id) % BigInt(COLORS.length))]);
  return node;
}

export function namesOf(store) {
  return { person: (id) => store.called(id), channel: (id) => store.channels.get(id)?.name ?? "somewhere" };
}

/** The element of a message, as it stands now. */
export function messageView(store, message, place) {
  const names = namesOf(store);
  const author = store.users.get(message.author.id) ?? message.author;
  const node = el("article.message", { id: `${place.prefix}-${message.id}`, "data-id": message.id, tabIndex: -1 });
  node.setAttribute("aria-label", `${store.called(author.id)}: ${firstWords(message).slice(0, 80)}`);
  if (store.isEphemeral(message)) node.classList.add("whisper");
  const parts = [avatar(author), el("div.body", {},
    context(store, message, place),
    el("div.byline", {},
      el("strong", {}, store.called(author.id)),
      author.bot ? el("span.tag", {}, "APP") : null,
      time(message),
    ),
    ...content(store, message, names),
    reactions(store, message),
    threadLink(store, message),
    whisperNote(store, message),
  ), tools(store, message, place)];
  node.append(...parts.filter(Boolean));
  return node;
}

function time(message) {
  const date = new Date(message.timestamp);
  const shown = date.toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit" });
  return el("time", { dateTime: message.timestamp, title: date.toLocaleString() }, shown);
}

function context(store, message, place) {
  const by = message.interaction_metadata;
  if (message.type === COMMAND && by) return el("div.context", {}, `${by.user.global_name ?? by.user.username} used a command`);
  if (message.type === MENU_COMMAND && by) return el("div.context", {}, `${by.user.global_name ?? by.user.username} used a message command`);
  const target = message.referenced_message;
  if (!message.message_reference || message.type === STARTER) return null;
  if (!target) return el("div.context", {}, "↱ a message that is gone");
  const known = store.message(target.channel_id, target.id) ?? target;
  return el("button.context", {
    type: "button",
    onclick: () => {
      const found = document.getElementById(`${place.prefix}-${target.id}`);
      found?.scrollIntoView({ block: "center" });
      found?.focus();
    },
  }, `↱ ${store.called(target.author.id)}: ${firstWords(known).slice(0, 70)}`);
}

function content(store, message, names) {
  if (store.isLoading(message)) return [el("p.thinking", {}, "thinking…")];
  const on = {
    press: async (customId, button) => {
      button.classList.add("busy");
      await answered(store, await act(store, { do: "press", message: message.id, custom_id: customId }));
      button.classList.remove("busy");
    },
    select: async (customId, values) =>
      answered(store, await act(store, { do: "select", message: message.id, custom_id: customId, values })),
  };
  if (message.type === STARTER && message.referenced_message) {
    const start = store.message(message.referenced_message.channel_id, message.referenced_message.id);
    return start ? content(store, { ...start, type: 0 }, names) : [];
  }
  const edited = message.edited_timestamp && !message.author.bot ? el("small.edited", {}, " (edited)") : null;
  return [
    message.content ? el("div.text", {}, render(message.content, names), edited) : null,
    ...(message.embeds ?? []).map((embed) => embedView(embed, names)),
    ...components(message.components, names, on),
    ...(message.attachments ?? []).map(attached),
  ].filter(Boolean);
}

function embedView(embed, names) {
  return el("div.container", {}, el("div.text", {}, embed.title ? el("strong", {}, embed.title) : null, render(embed.description ?? "", names)));
}

function attached(file) {
  const { pathname } = new URL(file.url, location.href);
  if (file.content_type?.startsWith("image/") && file.content_type !== "image/svg+xml") {
    return el("img.attached", { src: pathname, alt: file.description ?? file.filename });
  }
  return attachment(pathname, file.filename, file.size);
}

/** What an interaction's answer asks of this window: a form is opened. */
export async function answered(store, outcome) {
  if (outcome.ok && outcome.modal) await showModal(store, outcome.interaction, outcome.modal);
}

function reactions(store, message) {
  const by = store.reactors.get(message.id);
  if (!by) return null;
  const chips = [...by].filter(([, people]) => people.length).map(([emoji, people]) => {
    const mine = people.includes(store.person.id);
    const who = people.map((id) => store.called(id)).join(", ");
    return el("button.reaction", {
      type: "button",
      title: who,
      "aria-pressed": String(mine),
      "aria-label": `${emoji}, ${people.length}: ${who}`,
      onclick: () => act(store, { do: mine ? "unreact" : "react", message: message.id, emoji }),
    }, el("span.emoji", {}, emoji), String(people.length));
  });
  return chips.length ? el("div.reactions", {}, chips) : null;
}

function threadLink(store, message) {
  const thread = store.channels.get(message.id);
  if (!thread?.thread_metadata || thread.parent_id !== message.channel_id) return null;
  const count = store.list(thread.id).length;
  return el("button.threadlink", { type: "button", onclick: () => store.open(thread.id) },
    el("span", {}, thread.name), el("small", {}, `${count} messages ›`));
}

function whisperNote(store, message) {
  if (!store.isEphemeral(message)) return null;
  const hide = () => {
    store.dismissed.add(message.id);
    store.tell("message", { channel: message.channel_id, gone: message.id });
  };
  return el("p.small.only", {}, "👁 Only you can see this · ", el("button.plain", { type: "button", onclick: hide }, "Dismiss"));
}

function tools(store, message, place) {
  if (store.isEphemeral(message)) return null;
  const react = (emoji) => act(store, { do: "react", message: message.id, emoji });
  return el("div.tools", {},
    el("button.tool", { type: "button", "aria-label": "Add a reaction", title: "React", onclick: (e) => pickEmoji(e.currentTarget, react) }, "☺"),
    el("button.tool", { type: "button", "aria-label": "Reply", title: "Reply", onclick: () => place.reply(message) }, "↰"),
    el("button.tool", { type: "button", "aria-label": "More", title: "More", "aria-haspopup": "menu", onclick: (e) => openMenu(e.currentTarget, choices(store, message, place)) }, "⋯"),
  );
}

function choices(store, message, place) {
  const isMine = message.author.id === store.person.id;
  const apps = store.commands.filter((command) => command.type === 3).map((command) => ({
    label: command.name,
    app: true,
    do: async () => answered(store, await act(store, { do: "menu", message: message.id, command: command.name })),
  }));
  return [
    ...apps,
    { label: "Reply", do: () => place.reply(message) },
    { label: "Copy text", do: () => navigator.clipboard.writeText(message.content || firstWords(message)) },
    ...(isMine ? [
      { label: "Edit", do: () => place.edit(message) },
      { label: "Delete", do: () => act(store, { do: "delete", message: message.id }) },
    ] : []),
  ];
}
