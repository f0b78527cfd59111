// The state of the sandbox as this window knows it: a snapshot, then one event after the other.

import { Reactors } from "./reactors.js";

const LOADING = 128;
const EPHEMERAL = 64;
const FORUM = 15;
const TYPING = 10_000;

export class Store extends EventTarget {
  constructor() {
    super();
    this.ready = false;
    this.online = false;
    this.connected = false;
    this.me = "ada";
    this.people = new Map();
    this.users = new Map();
    this.guilds = [];
    this.channels = new Map();
    this.messages = new Map();
    this.dismissed = new Set();
    this.typing = new Map();
    this.unread = new Set();
    this.commands = [];
    this.model = { label: "", offline: true, where: null };
    this.faults = [];
    this.traffic = [];
    this.channel = null;
    this.thread = null;
  }

  /** Tell the views what has changed: `all`, `message`, `place`, `traffic`, `status`, `typing`. */
  tell(kind, detail = {}) {
    this.dispatchEvent(new CustomEvent(kind, { detail }));
  }

  get person() {
    return this.people.get(this.me);
  }

  take(frame) {
    if (frame.type === "snapshot") this.#begin(frame);
    else if (frame.type === "event") this.#happen(frame.kind, frame.payload);
    else if (frame.type === "request") this.#pass(frame);
    else if (frame.type === "bot") {
      this.online = frame.online;
      this.tell("status");
    } else if (frame.type === "commands") this.commands = frame.commands;
  }

  #begin(frame) {
    this.bot = frame.bot;
    this.online = frame.bot.online;
    this.users = new Map([[frame.bot.id, frame.bot]]);
    this.people = new Map(frame.people.map((person) => [person.key, person]));
    for (const person of frame.people) this.users.set(person.id, person);
    this.guilds = frame.guilds;
    this.directs = frame.directs;
    this.channels = new Map();
    for (const guild of frame.guilds) for (const c of guild.channels) this.channels.set(c.id, c);
    for (const c of frame.directs) this.channels.set(c.id, c);
    this.messages = new Map();
    for (const message of frame.messages) this.#put(message);
    this.reactors = new Reactors(frame.reactors);
    this.commands = frame.commands;
    this.model = frame.model;
    this.faults = frame.faults;
    if (!this.channels.has(this.channel)) {
      const home = frame.guilds[0].channels.find((c) => c.name === "writing");
      this.channel = (home ?? frame.guilds[0].channels[0]).id;
      this.thread = null;
    }
    this.ready = true;
    this.fresh = (this.fresh ?? 0) + 1;
    this.tell("all");
  }

  #put(message) {
    this.users.set(message.author.id, { ...message.author, ...this.users.get(message.author.id) });
    const list = this.messages.get(message.channel_id) ?? [];
    const at = list.findIndex((known) => known.id === message.id);
    if (at >= 0) list[at] = message;
    else list.push(message);
    list.sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
    this.messages.set(message.channel_id, list);
    return at < 0;
  }

  #happen(kind, payload) {
    this.#note({ kind, detail: "" });
    switch (kind) {
      case "MESSAGE_CREATE":
      case "MESSAGE_UPDATE": {
        const isNew = this.#put(payload);
        this.typing.delete(payload.channel_id);
        if (isNew && this.isVisible(payload)) this.#mark(payload.channel_id);
        this.tell("message", { channel: payload.channel_id, message: payload, isNew });
        break;
      }
      case "MESSAGE_DELETE":
      case "MESSAGE_DELETE_BULK":
        for (const id of payload.ids ?? [payload.id]) this.#remove(payload.channel_id, id);
        break;
      case "MESSAGE_REACTION_ADD":
      case "MESSAGE_REACTION_REMOVE":
      case "MESSAGE_REACTION_REMOVE_ALL":
      case "MESSAGE_REACTION_REMOVE_EMOJI":
        this.#react(kind, payload);
        break;
      case "THREAD_CREATE":
      case "THREAD_UPDATE":
      case "CHANNEL_CREATE":
      case "CHANNEL_UPDATE":
        this.channels.set(payload.id, payload);
        this.tell("place", { channel: payload, isNew: kind.endsWith("CREATE") });
        break;
      case "TYPING_START":
        this.#type(payload);
        break;
    }
  }

  /** Typing is told anew while it lasts. */
  #type({ channel_id: channel, user_id: user }) {
    const one = { user };
    this.typing.set(channel, one);
    this.tell("typing", { channel });
    setTimeout(() => {
      if (this.typing.get(channel) !== one) return;
      this.typing.delete(channel);
      this.tell("typing", { channel });
    }, TYPING);
  }

  #remove(channel, id) {
    const list = this.messages.get(channel) ?? [];
    this.messages.set(channel, list.filter((message) => message.id !== id));
    this.tell("message", { channel, gone: id });
  }

  #react(kind, payload) {
    this.reactors.take(kind, payload);
    const message = this.message(payload.channel_id, payload.message_id);
    if (message) this.tell("message", { channel: payload.channel_id, message });
  }

  #pass(frame) {
    const left = frame.limit ? ` · ${frame.remaining} of ${frame.limit} left` : "";
    this.#note({ kind: `${frame.method} ${frame.status}`, detail: frame.route + left, bad: frame.status >= 400 || frame.status === 0, isRequest: true });
  }

  #note(entry) {
    this.traffic.push(entry);
    if (this.traffic.length > 300) this.traffic.splice(0, 100);
    this.tell("traffic", entry);
  }

  #mark(channel) {
    if (channel !== this.channel && channel !== this.thread) {
      this.unread.add(channel);
      this.tell("status");
    }
  }

  /** Whether this person sees a message: ephemeral ones are for whom the bot answered. */
  isVisible(message) {
    if (this.dismissed.has(message.id)) return false;
    if (!(message.flags & EPHEMERAL)) return true;
    return message.interaction_metadata?.user.id === this.person.id;
  }

  isEphemeral(message) {
    return Boolean(message.flags & EPHEMERAL);
  }

  isLoading(message) {
    return Boolean(message.flags & LOADING);
  }

  list(channel) {
    return (this.messages.get(channel) ?? []).filter((m) => this.isVisible(m));
  }

  message(channel, id) {
    return (this.messages.get(channel) ?? []).find((m) => m.id === id);
  }

  threads(parent) {
    const found = [...this.channels.values()].filter((c) => c.parent_id === parent && c.thread_metadata);
    return found.sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1));
  }

  /** Where this person can write, but for threads and forums. */
  get writable() {
    return [...this.channels.values()].filter((c) => !c.thread_metadata && c.type !== FORUM && this.isOpen(c));
  }

  /** Whether this person can be in a place. */
  isOpen(channel) {
    return !channel.people || channel.people.includes(this.person.id);
  }

  nameOf(channel) {
    if (channel.name) return channel.name;
    const others = (channel.people ?? []).filter((id) => id !== this.person.id);
    return others.map((id) => this.called(id)).join(", ");
  }

  called(id) {
    const user = this.users.get(id);
    return user ? user.global_name || user.username : "somebody";
  }

  go(channel) {
    this.channel = channel;
    this.thread = null;
    this.unread.delete(channel);
    this.tell("all");
  }

  open(thread) {
    this.thread = thread;
    this.unread.delete(thread);
    this.tell("all");
  }

  become(key) {
    this.me = key;
    const here = this.channels.get(this.channel);
    if (here && !this.isOpen(here)) {
      this.channel = this.guilds[0].channels.find((c) => c.name === "writing").id;
      this.thread = null;
    }
    this.tell("all");
  }
}
