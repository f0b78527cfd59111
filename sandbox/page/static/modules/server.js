// What the server of a place has to offer: its people, roles and channels in menus, and its commands.

const KIND = { people: 5, roles: 6, both: 7, channels: 8 };

/** A menu of people, roles or channels as one with options. */
export function withOptions(store, place, component) {
  const guild = guildOf(store, place);
  const types = component.channel_types ?? [];
  const offers = {
    people: () => [...store.users.keys()].map((id) => [id, store.called(id)]),
    roles: () => (guild?.roles ?? []).map((role) => [role.id, roleName(role)]),
    channels: () => [...store.channels.values()]
      .filter((one) => one.guild_id === guild?.id && (types.length ? types.includes(one.type) : !one.thread_metadata))
      .map((one) => [one.id, `#${one.name}`]),
  };
  const found = {
    [KIND.people]: () => offers.people(),
    [KIND.roles]: () => offers.roles(),
    [KIND.both]: () => [...offers.people(), ...offers.roles()],
    [KIND.channels]: () => offers.channels(),
  }[component.type]();
  const chosen = new Set((component.default_values ?? []).map((one) => one.id));
  const options = found.map(([value, label]) => ({ value, label, default: chosen.has(value) }));
  return { ...component, options };
}

/** What a role is called, of whatever server. */
export function calledRole(store, id) {
  const role = store.guilds.flatMap((guild) => guild.roles).find((one) => one.id === id);
  return role ? roleName(role) : "@a role that is gone";
}

/** Whether this person may use a command where they are. */
export function mayUse(store, command) {
  const guild = guildOf(store, store.channel);
  const needed = BigInt(command.default_member_permissions ?? 0);
  return !guild || (BigInt(guild.permissions[store.person.id] ?? 0) & needed) === needed;
}

function guildOf(store, place) {
  return store.guilds.find((guild) => guild.id === store.channels.get(place)?.guild_id);
}

function roleName(role) {
  return `@${role.name.replace(/^@/, "")}`;
}
