// What commands are called in the language of a person's client, as far as the bot has told it.

/** A command, option or choice with its words in a language; its `name` is what is sent. */
export function spoken(node, locale) {
  return {
    ...node,
    shown: node.name_localizations?.[locale] ?? node.name,
    description: node.description_localizations?.[locale] ?? node.description,
    options: node.options?.map((option) => spoken(option, locale)),
    choices: node.choices?.map((choice) => spoken(choice, locale)),
  };
}

/** The languages in which the bot has told its commands, the default one first. */
export function languagesOf(commands) {
  const told = commands.flatMap((command) => Object.keys(command.name_localizations ?? {}));
  return ["en-US", ...new Set(told)];
}

/** A language as who speaks it calls it. */
export function called(locale) {
  return new Intl.DisplayNames([locale], { type: "language", languageDisplay: "standard" }).of(locale);
}
