// Who reacted with what: for each message, the people by emoji.

export class Reactors {
  constructor(snapshot = {}) {
    this.by = new Map(Object.entries(snapshot).map(([id, people]) => [id, new Map(Object.entries(people))]));
  }

  get(message) {
    return this.by.get(message) ?? new Map();
  }

  /** A gateway event about reactions. */
  take(kind, { message_id: message, emoji, user_id: person }) {
    const people = this.get(message);
    const others = (people.get(emoji?.name) ?? []).filter((id) => id !== person);
    if (kind === "MESSAGE_REACTION_ADD") people.set(emoji.name, [...others, person]);
    else if (kind === "MESSAGE_REACTION_REMOVE") people.set(emoji.name, others);
    else if (kind === "MESSAGE_REACTION_REMOVE_EMOJI") people.delete(emoji.name);
    else people.clear();
    this.by.set(message, people);
  }
}
