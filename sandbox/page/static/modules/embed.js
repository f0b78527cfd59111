// Embeds: what other bots show instead of cards.

import { picture } from "./components.js";
import { el } from "./dom.js";
import { link, render } from "./markdown.js";

export function embedView(embed, names, files) {
  const author = embed.author ? el("p.small", {}, link(embed.author.url, [embed.author.name])) : null;
  const title = embed.title ? el("strong", {}, link(embed.url, [embed.title])) : null;
  const fields = (embed.fields ?? []).map((field) => el(`div.text${field.inline ? "" : ".wide"}`, {}, el("strong", {}, field.name), render(field.value, names)));
  const pictures = [embed.thumbnail, embed.image].filter(Boolean).map((media) => picture({ media }, files));
  const box = el("div.container.embed", {}, author, title,
    embed.description ? el("div.text", {}, render(embed.description, names)) : null,
    fields.length ? el("div.fields", {}, fields) : null,
    pictures.length ? el("div.gallery", {}, pictures) : null,
    embed.footer ? el("p.small", {}, embed.footer.text) : null);
  if (embed.color) box.style.setProperty("--accent", `#${embed.color.toString(16).padStart(6, "0")}`);
  return box;
}
