"""The guild the sandbox opens with: The Writing Room, its channels and its people."""

from __future__ import annotations

from sandbox.server.backend import Backend
from sandbox.server.jsons import JsonObject
from sandbox.server.people.member import Member
from sandbox.server.shapes.guild import channel_json, guild_create_json
from sandbox.server.state.entities import (
    Channel,
    ChannelType,
    Guild,
    Membership,
    Overwrite,
    Role,
    User,
)
from sandbox.server.state.permissions import INVITED, MEMBER, MODERATOR, NOTHING, Permission
from sandbox.server.state.world import World


class Stage:
    """Builds guilds and channels, and knows the people by name."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._world: World = backend.world
        names = {"ada": "Ada", "ben": "Ben", "chloe": "Chloé", "dan": "Dan", "mod": "Mo"}
        self.members = {
            name: Member(backend, self._world.add_user(name, shown))
            for name, shown in names.items()
        }
        self.guild = self.add_guild("The Writing Room")
        self.general = self.add_channel("general")
        self.writing = self.add_channel("writing")
        self.forum = self.add_channel("drafts", kind=ChannelType.FORUM)
        # Where the bot is no member; all but Mo have it with them.
        self._world.installed_by = {m.id for name, m in self.members.items() if name != "mod"}
        self.club = self.add_guild("The Book Club", with_bot=False)
        self.lounge = self.add_channel("lounge", guild=self.club)
        self.group = self._world.group_channel(self.members["ada"].id, self.members["ben"].id)

    def add_guild(self, name: str, *, with_bot: bool = True) -> Guild:
        """A guild with the whole cast and, as a rule, the bot in it; Mo moderates it."""
        world = self._world
        guild = Guild(world.new_id(), name, owner_id=world.application.owner_id)
        everyone = Role(guild.id, "@everyone", int(MEMBER), 0)
        moderator = Role(world.new_id(), "Moderator", int(MODERATOR), 1)
        guild.roles = {role.id: role for role in (everyone, moderator)}
        self._join(guild, world.users[world.application.owner_id])
        for name_of, member in self.members.items():
            self._join(guild, member.user, *([moderator] if name_of == "mod" else []))
        world.guilds[guild.id] = guild
        if with_bot:
            self.invite_bot(guild)
        return guild

    def invite_bot(self, guild: Guild) -> None:
        """Somebody brings the bot into a guild, for the first time or again."""
        world = self._world
        role = Role(world.new_id(), "Refine", int(INVITED), 2, bot_id=world.bot_id)
        guild.roles[role.id] = role
        self._join(guild, world.users[world.bot_id], role)
        data = guild_create_json(world, guild)
        self._backend.gateway.dispatch("GUILD_CREATE", data, guild_id=guild.id)

    def remove_bot(self, guild: Guild) -> None:
        """Somebody throws the bot out of a guild: it is told, and has access to nothing there."""
        bot = self._world.bot_id
        for role_id in guild.members.pop(bot).role_ids:
            del guild.roles[role_id]
        data: JsonObject = {"id": str(guild.id)}
        self._backend.gateway.dispatch("GUILD_DELETE", data, guild_id=guild.id)

    def add_member(self, name: str) -> Member:
        """One more person in The Writing Room; the bot hears of nobody's coming."""
        member = Member(self._backend, self._world.add_user(name, name.capitalize()))
        self.members[name] = member
        self._join(self.guild, member.user)
        return member

    def add_channel(
        self,
        name: str,
        *,
        forbid: Permission = NOTHING,
        guild: Guild | None = None,
        kind: ChannelType = ChannelType.TEXT,
        hidden_from: tuple[Member, ...] = (),
    ) -> Channel:
        """A channel in which the bot is denied what `forbid` names, and that some people cannot
        see."""
        home = guild or self.guild
        world = self._world
        bots = [role for role in home.roles.values() if role.bot_id is not None]
        channel = Channel(
            world.new_id(),
            kind,
            name,
            guild_id=home.id,
            position=len(world.guild_channels(home)),
            overwrites=[
                *(Overwrite(role.id, deny=int(forbid)) for role in bots if forbid),
                *(
                    Overwrite(who.id, for_member=True, deny=int(Permission.VIEW_CHANNEL))
                    for who in hidden_from
                ),
            ],
        )
        world.channels[channel.id] = channel
        data = channel_json(world, channel)
        self._backend.gateway.dispatch("CHANNEL_CREATE", data, channel=channel)
        return channel

    def _join(self, guild: Guild, user: User, *roles: Role) -> None:
        role_ids = [role.id for role in roles]
        guild.members[user.id] = Membership(user.id, self._world.clock.now(), role_ids)
