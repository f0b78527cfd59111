// The side: servers and their channels, direct messages, and who one is.

import { act } from "./act.js";
import { el } from "./dom.js";
import { called, languagesOf } from "./language.js";
import { avatar } from "./message.js";

const FORUM = 15;

export function showSidebar(store, node) {
  node.replaceChildren(
    el("div.brand", {}, el("img", { src: "/static/icon.svg", alt: "", width: 28, height: 28 }), el("div", {}, el("strong", {}, "Sandbox"), el("small", {}, modelLine(store)))),
    el("div.places", {}, store.guilds.map((guild) => section(store, guild.name, guild.is_member ? null : "the bot is no member", channelsOf(store, guild))),
      section(store, "Direct messages", null, store.directs.filter((c) => store.isOpen(c)))),
    who(store),
  );
}

function modelLine(store) {
  return store.model.where ? `${store.model.label} at ${store.model.where}` : store.model.label;
}

function channelsOf(store, guild) {
  return [...store.channels.values()].filter((c) => c.guild_id === guild.id && !c.thread_metadata);
}

function section(store, title, note, channels) {
  return el("section", {}, el("h2", {}, title, note ? el("small", {}, note) : null),
    el("ul", {}, channels.map((channel) => el("li", {}, entry(store, channel)))));
}

function entry(store, channel) {
  const sign = channel.type === FORUM ? "▤" : channel.guild_id ? "#" : "@";
  const isHere = channel.id === store.channel;
  const isNew = store.unread.has(channel.id) || store.threads(channel.id).some((t) => store.unread.has(t.id));
  return el("button.place", {
    type: "button",
    "aria-current": isHere ? "page" : null,
    onclick: () => {
      store.go(channel.id);
      document.body.classList.remove("drawer");
    },
  }, el("span", { "aria-hidden": "true" }, sign), el("span", {}, store.nameOf(channel)), isNew ? el("span.dot", { role: "img", "aria-label": "new messages" }) : null);
}

function who(store) {
  const buttons = [...store.people.values()].map((person) => el("button.person", {
    type: "button",
    "aria-pressed": String(person.key === store.me),
    title: `Be ${person.global_name}`,
    "aria-label": `Be ${person.global_name}`,
    onclick: () => store.become(person.key),
  }, avatar(person)));
  return el("div.who", { role: "group", "aria-label": "Who you are" }, el("span", {}, "You are ", el("strong", {}, store.person.global_name)), el("div.row", {}, buttons), tongue(store));
}

/** The language of one's client, where the bot has told its commands in more than one. */
function tongue(store) {
  const locales = languagesOf(store.commands);
  if (locales.length === 1) return null;
  return el("select", {
    "aria-label": "Your language",
    onchange: ({ target }) => {
      store.person.locale = target.value;
      act(store, { do: "speak", locale: target.value });
    },
  }, locales.map((locale) => el("option", { value: locale, selected: locale === store.person.locale }, called(locale))));
}
