"""The guild the sandbox opens with: The Writing Room, its channels and its people."""

from __future__ import annotations

from sandbox.server.backend import Backend
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
        names = {"ada": "Ada", "ben": "Ben", "chloe": "Chloé", "mod": "Mo"}
        self.members = {
            name: Member(backend, self._world.add_user(name, shown))
            for name, shown in names.items()
        }
        self.guild = self.add_guild("The Writing Room")
        self.general = self.add_channel("general")
        self.writing = self.add_channel("writing")

    def add_guild(self, name: str) -> Guild:
        """A guild with the whole cast and the bot in it; Mo moderates it."""
        world = self._world
        guild = Guild(world.new_id(), name, owner_id=world.application.owner_id)
        everyone = Role(guild.id, "@everyone", int(MEMBER), 0)
        moderator = Role(world.new_id(), "Moderator", int(MODERATOR), 1)
        bot = Role(world.new_id(), "Refine", int(INVITED), 2, bot_id=world.bot_id)
        guild.roles = {role.id: role for role in (everyone, moderator, bot)}
        self._join(guild, world.users[world.application.owner_id])
        self._join(guild, world.users[world.bot_id], bot)
        for name_of, member in self.members.items():
            self._join(guild, member.user, *([moderator] if name_of == "mod" else []))
        world.guilds[guild.id] = guild
        data = guild_create_json(world, guild)
        self._backend.gateway.dispatch("GUILD_CREATE", data, guild_id=guild.id)
        return guild

    def add_channel(
        self, name: str, *, forbid: Permission = NOTHING, guild: Guild | None = None
    ) -> Channel:
        """A text channel in which the bot is denied what `forbid` names."""
        home = guild or self.guild
        world = self._world
        bot_role = next(role for role in home.roles.values() if role.bot_id is not None)
        channel = Channel(
            world.new_id(),
            ChannelType.TEXT,
            name,
            guild_id=home.id,
            position=len(world.guild_channels(home)),
            overwrites=[Overwrite(bot_role.id, deny=int(forbid))] if forbid else [],
        )
        world.channels[channel.id] = channel
        data = channel_json(world, channel)
        self._backend.gateway.dispatch("CHANNEL_CREATE", data, channel=channel)
        return channel

    def _join(self, guild: Guild, user: User, *roles: Role) -> None:
        role_ids = [role.id for role in roles]
        guild.members[user.id] = Membership(user.id, self._world.clock.now(), role_ids)
