// What a person does, sent to the sandbox. Every act resolves; what was refused is told in a toast.

import { toast } from "./dom.js";

async function post(path, body) {
  try {
    const response = await fetch(path, { method: "POST", body, headers: headersFor(body) });
    return await response.json();
  } catch {
    return { ok: false, error: "The sandbox does not answer. Is it still running?" };
  }
}

function headersFor(body) {
  return typeof body === "string" ? { "Content-Type": "application/json" } : {};
}

/** Do something as a person, and tell what went wrong; files are a map of part names to Files. */
export async function act(store, what, files = {}) {
  const outcome = await send(store, what, files);
  if (!outcome.ok) toast(outcome.error, true);
  else if ("interaction" in outcome && outcome.answer === null) {
    toast("The application did not respond.", true);
  }
  return outcome;
}

/** The same without telling. */
export async function send(store, what, files = {}) {
  const told = JSON.stringify({ as: store.me, ...what });
  let body = told;
  if (Object.keys(files).length) {
    body = new FormData();
    body.append("act", told);
    for (const [name, file] of Object.entries(files)) body.append(name, file, file.name);
  }
  return post("/api/act", body);
}

/** Break something on purpose, or restart the bot. */
export async function control(key) {
  const outcome = await post("/api/control", JSON.stringify({ do: key }));
  toast(outcome.ok ? outcome.told : outcome.error, !outcome.ok);
}
