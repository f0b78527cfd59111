// What a message says, as plain text: to copy, to read out, for the line of a reply.

const TEXT = 10;

/** All of it; what was forwarded counts as said. */
export function textOf(message) {
  const said = message.message_snapshots?.[0]?.message ?? message;
  const embeds = (said.embeds ?? []).flatMap((embed) => [embed.title, embed.description].filter(Boolean));
  return said.content || texts(said.components).join("\n") || embeds.join("\n") || (said.attachments?.[0]?.filename ?? "");
}

/** Its first line, without the marks of Markdown. */
export function firstWords(message) {
  const plain = textOf(message).replace(/```/g, "").replace(/^#+ |-# |[*_~`\\]/gm, "");
  return plain.split("\n").find((line) => line.trim()) ?? "";
}

function texts(components) {
  return (components ?? []).flatMap((one) => (one.type === TEXT ? [one.content] : texts(one.components)));
}
