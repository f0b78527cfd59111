// One message: who, when, what it answers, what it says, its reactions and what can be done with it.

import { act } from "./act.js";
import { attachment, components } from "./components.js";
import { el, toast } from "./dom.js";
import { embedView } from "./embed.js";
import { render } from "./markdown.js";
import { answered } from "./modal.js";
import { tools } from "./tools.js";
import { firstWords, namesOf } from "./words.js";

const COLORS = ["#a8485c", "#3f6f9f", "#6f7d2f", "#8a5a9e", "#b0683a", "#2f7d74"];
const COMMAND = 20;
const MENU_COMMAND = 23;
const STARTER = 21;
const FORWARD = 1;

export function avatar(user) {
  const name = user.global_name || user.username;
  const node = el("span.avatar", { "aria-hidden": "true" }, user.bot ? "✎" : name[0]);
  node.style.setProperty("--hue", user.bot ? "#3d5a80" : COLORS[Number(BigInt(user.id) % BigInt(COLORS.length))]);
  return node;
}

/** The controls of what was forwarded do nothing. */
const NOTHING = { press: () => toast("That works on the message itself, not on a forward."), select: () => toast("That works on the message itself, not on a forward.") };

/** The element of a message, as it stands now. */
export function messageView(store, message, place) {
  const names = namesOf(store, message.channel_id);
  const author = store.users.get(message.author.id) ?? message.author;
  const node = el("article.message", { id: `${place.prefix}-${message.id}`, "data-id": message.id, tabIndex: -1 });
  node.setAttribute("aria-label", `${store.called(author.id)}: ${firstWords(store, message).slice(0, 80)}`);
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
  if (message.message_reference?.type === FORWARD) return el("div.context", {}, "↪ Forwarded");
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
  }, `↱ ${store.called(target.author.id)}: ${firstWords(store, known).slice(0, 70)}`);
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
  const snapshots = message.message_snapshots ?? [];
  return [
    ...said(message, names, on),
    ...snapshots.map((one) => el("div.forwarded", {}, said(one.message, names, NOTHING))),
  ];
}

function said(message, names, on) {
  const text = message.content ? el("div.text", {}, render(message.content, names)) : null;
  if (message.edited_timestamp && message.author?.bot === false) {
    const last = text?.lastElementChild;
    (last?.localName === "p" ? last : text)?.append(el("small.edited", {}, " (edited)"));
  }
  const files = message.attachments ?? [];
  return [
    text,
    ...(message.embeds ?? []).map((embed) => embedView(embed, names, files)),
    ...components(message.components, names, on),
    ...files.map(attached),
  ].filter(Boolean);
}

function attached(file) {
  const { pathname } = new URL(file.url, location.href);
  if (file.content_type?.startsWith("image/") && file.content_type !== "image/svg+xml") {
    return el("img.attached", { src: pathname, alt: file.description ?? file.filename });
  }
  return attachment(pathname, file.filename, file.size);
}

function reactions(store, message) {
  const chips = [...store.reactors.get(message.id)].filter(([, people]) => people.length).map(([emoji, people]) => {
    const mine = people.includes(store.person.id);
    const who = people.map((id) => store.called(id)).join(", ");
    return el("button.reaction", {
      type: "button",
      "data-key": emoji,
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
  return el("button.threadlink", { type: "button", "data-key": `thread-${thread.id}`, onclick: () => store.open(thread.id) },
    el("span", {}, thread.name), el("small", {}, `${count === 1 ? "1 message" : `${count} messages`} ›`));
}

function whisperNote(store, message) {
  if (!store.isEphemeral(message)) return null;
  const hide = () => {
    store.dismissed.add(message.id);
    store.tell("message", { channel: message.channel_id, gone: message.id });
  };
  return el("p.small.only", {}, "👁 Only you can see this · ", el("button.plain", { type: "button", onclick: hide }, "Dismiss"));
}
