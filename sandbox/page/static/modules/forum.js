// A forum: its posts, and a new one.

import { act } from "./act.js";
import { el } from "./dom.js";
import { firstWords } from "./words.js";

export function forumView(store, channel) {
  const title = el("input", { type: "text", required: true, maxLength: 100, "aria-label": "Title", placeholder: "Title" });
  const text = el("textarea", { required: true, rows: 3, "aria-label": "First message", placeholder: "What do you want to show?" });
  const form = el("form.post", {}, title, text, el("div.row.end", {}, el("button.button.primary", { type: "submit" }, "Post")));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const outcome = await act(store, { do: "open_post", channel: channel.id, title: title.value, text: text.value });
    if (outcome.ok) form.reset();
  });
  return el("div.forum", {}, form, store.threads(channel.id).map((post) => card(store, post)));
}

function card(store, post) {
  const list = store.list(post.id);
  return el("button.postcard", { type: "button", onclick: () => store.open(post.id) },
    el("strong", {}, post.name), el("span", {}, list.length ? firstWords(store, list[0]).slice(0, 120) : ""),
    el("small", {}, list.length === 1 ? "1 message" : `${list.length} messages`));
}
