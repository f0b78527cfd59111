// A place to be: its messages and the box below them.

import { Composer } from "./composer.js";
import { MessageList } from "./list.js";

export class Room {
  constructor(store, prefix) {
    this.place = {
      prefix,
      channel: null,
      reply: (message) => this.composer.reply(message),
      edit: (message) => this.composer.edit(message),
    };
    this.list = new MessageList(store, this.place);
    this.composer = new Composer(store, this.place, prefix === "main" ? "composer" : `composer-${prefix}`);
  }

  show(channel) {
    this.place.channel = channel;
    this.list.show();
    this.composer.show();
  }
}
