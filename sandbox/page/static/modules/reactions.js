// Choosing an emoji: first those that mean something to the bot.

import { el } from "./dom.js";
import { place } from "./menu.js";

const MEANT = [["🔁", "another round"], ["👍", "a vote for it"], ["👎", "a vote against it"], ["📌", "pick it"], ["✅", "accept it"], ["🛑", "stop"]];
const NUMBERS = ["1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣", "6️⃣", "7️⃣", "8️⃣", "9️⃣", "🔟"];
const OTHERS = ["❤️", "😂", "🎉", "🤔", "👀", "😢"];

export function pickEmoji(anchor, choose) {
  const button = (emoji, meaning) => el("button.item.emoji", {
    type: "button",
    title: meaning ?? emoji,
    "aria-label": meaning ? `${emoji}: ${meaning}` : emoji,
    onclick: () => {
      close();
      choose(emoji);
    },
  }, emoji);
  const first = MEANT.map(([emoji, meaning]) => button(emoji, meaning));
  const picker = el("div.menu.picker", { role: "group", "aria-label": "Choose a reaction" },
    el("p.small", {}, "The bot listens to these"), el("div.row", {}, first),
    el("p.small", {}, "In a vote on ideas"), el("div.row", {}, NUMBERS.map((emoji, n) => button(emoji, `a vote for idea ${n + 1}`))),
    el("p.small", {}, "Just for people"), el("div.row", {}, OTHERS.map((emoji) => button(emoji))));
  const close = place(picker, anchor);
  first[0].focus();
}
