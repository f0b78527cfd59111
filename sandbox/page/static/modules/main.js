// Puts the page together: the state, the line to the sandbox, and the views that follow them.

import { el, keepFocus } from "./dom.js";
import { forumView } from "./forum.js";
import { hint, learnFrom } from "./hint.js";
import { connect } from "./live.js";
import { Room } from "./room.js";
import { showSidebar } from "./sidebar.js";
import { Store } from "./store.js";
import { Strip } from "./strip.js";
import { applyTheme, toggleTheme } from "./theme.js";

const FORUM = 15;

applyTheme();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", applyTheme);

const store = new Store();
const [sidebar, channel, thread, side] = ["sidebar", "channel", "thread", "strip"].map((id) => document.getElementById(id));
const main = new Room(store, "main");
const aside = new Room(store, "thread");
const strip = new Strip(store, side);
const status = el("span.status", { role: "status" });
let shown = { channel: null, thread: null, me: null };
let left = null; // the thread that was closed just now

function header(name, note, ...buttons) {
  return el("header", {}, ...buttons.slice(0, 1), el("h1", {}, name, note ? el("small", {}, note) : null), ...buttons.slice(1));
}

function icon(label, sign, onclick, name = "") {
  return el(`button.tool${name}`, { type: "button", "aria-label": label, title: label, onclick }, sign);
}

function showChannel() {
  const here = store.channels.get(store.channel);
  const note = { 0: here.topic, 1: "with the bot", 3: "the bot is not in this group" }[here.type] ?? null;
  const head = header(
    `${here.guild_id ? "#" : "@"} ${store.nameOf(here)}`, note,
    icon("Channels", "☰", () => document.body.classList.toggle("drawer"), ".narrow"),
    status,
    icon("Light or dark", "◐", toggleTheme),
    icon("Behind the scenes", "⚙", toggleStrip),
  );
  if (here.type === FORUM) channel.replaceChildren(head, forumView(store, here));
  else {
    channel.replaceChildren(head, ...hint(), main.list.node, main.composer.node);
    main.show(here.id);
  }
}

function showThread() {
  const open = store.thread && store.channels.get(store.thread);
  thread.hidden = !open;
  document.body.classList.toggle("threaded", Boolean(open));
  if (!open) return;
  thread.replaceChildren(
    header(open.name, open.thread_metadata.locked ? "locked" : null, icon("Close the thread", "✕", () => store.open(null))),
    aside.list.node, aside.composer.node,
  );
  aside.show(open.id);
}

function showAll() {
  keepFocus(showPlaces);
  if (isFocusLost()) nextFocus()?.focus();
  strip.show();
  showStatus();
}

function showPlaces() {
  const isSame = shown.me === store.me;
  if (!isSame || shown.channel !== store.channel || store.fresh !== shown.fresh) showChannel();
  if (!isSame || shown.thread !== store.thread || store.fresh !== shown.fresh) showThread();
  left = shown.thread !== store.thread ? shown.thread : null;
  shown = { channel: store.channel, thread: store.thread, me: store.me, fresh: store.fresh };
}

/** Whether the focus was on something that is no longer there to be seen. */
function isFocusLost() {
  const { activeElement } = document;
  return activeElement !== document.body ? !activeElement.checkVisibility() : left !== null;
}

/** Into a thread that hides the rest; out of a thread to what it hangs on. */
function nextFocus() {
  if (store.thread) return aside.list.log;
  return channel.querySelector(`[data-key="thread-${left}"]`) ?? main.list.log;
}

function showStatus() {
  keepFocus(() => showSidebar(store, sidebar));
  status.textContent = !store.connected ? "reconnecting…" : store.online ? "" : "the bot is offline";
}

function toggleStrip() {
  side.hidden = !side.hidden;
}

store.addEventListener("all", showAll);
store.addEventListener("status", showStatus);
store.addEventListener("message", ({ detail }) => {
  learnFrom(store, detail);
  if (detail.channel === store.channel) main.list.update(detail);
  if (detail.channel === store.thread) aside.list.update(detail);
  refreshThreadLink(detail.channel);
});
store.addEventListener("typing", ({ detail }) => {
  if (detail.channel === store.channel) main.list.showTyping();
  if (detail.channel === store.thread) aside.list.showTyping();
});
store.addEventListener("place", ({ detail }) => {
  showStatus();
  if (store.channels.get(store.channel).type === FORUM) showChannel();
  refreshThreadLink(detail.channel.id);
  const opener = store.message(detail.channel.parent_id, detail.channel.id);
  const isMine = opener?.interaction_metadata?.user.id === store.person.id;
  if (detail.isNew && isMine && detail.channel.parent_id === store.channel) store.open(detail.channel.id);
});

/** The message that a thread hangs on tells how many messages it has. */
function refreshThreadLink(id) {
  const parent = store.channels.get(id)?.parent_id;
  const message = parent && store.message(parent, id);
  if (message && parent === store.channel) main.list.update({ message });
}

document.addEventListener("keydown", (event) => {
  const isTyping = document.activeElement?.matches("input, textarea, select, dialog *");
  if (event.key === "Escape" && !isTyping && store.thread && !document.querySelector(".menu")) store.open(null);
});

connect(store);
