"""The cards of `/help`: how to begin, how to steer, and what holds here. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from discord import ui

from bot.community.settings import Name
from bot.settings import Settings
from bot.text import Catalogue
from cogs.help.here import Here, Shape
from cogs.settings.wording import Offer, Wording
from cogs.thread.layout import framed, turning
from cogs.thread.markdown import quoted

PAGE = "help:"
"""How the custom id of a button begins; the number of its page, from 0, follows."""
COUNT = 3
_MOST_MENTIONS, _MOST_RUBRICS, _RUBRIC = 5, 8, 40
_PLACES = {
    Shape.THREAD: "help-place-thread",
    Shape.REPLIES: "help-place-replies",
    Shape.DIRECT: "help-place-direct",
    Shape.GUEST: "help-place-guest",
}
_STEERING = {
    Shape.THREAD: "help-steer",
    Shape.REPLIES: "help-steer",
    Shape.DIRECT: "help-steer-direct",
    Shape.GUEST: "help-steer-guest",
}
_LINKS = {
    "settings": "help-link-settings",
    "rubric list": "help-link-rubric",
    "sessions": "help-link-sessions",
    "usage": "help-link-usage",
    "privacy show": "help-link-privacy",
}
"""Where more is to be seen, or changed."""


@dataclass(frozen=True, slots=True)
class Guide:
    """Draws the cards, with the limits of an operator and in the words of a catalogue."""

    settings: Settings
    catalogue: Catalogue

    def page(self, page: int, here: Here) -> ui.LayoutView:
        """One card, counted from 0, with buttons to the ones beside it."""
        lines = (self.begin, self.steer, self.limits)[page](here)
        last = COUNT - 1
        back, on = f"{PAGE}{max(page - 1, 0)}", f"{PAGE}{min(page + 1, last)}"
        row = turning(back, on, self.catalogue, is_first=page == 0, is_last=page == last)
        return framed(ui.TextDisplay("\n".join(lines)), row)

    def begin(self, here: Here) -> list[str]:
        """How to begin, as far as it is possible here for this person."""
        say = self.catalogue.say
        lines = [say("help-begin")]
        if here.refusal:
            lines.append(say("help-not-here", why=here.refusal))
        if "refine" in here.commands:
            lines += [say("help-refine", command=here.commands["refine"]), say("help-menu")]
        if "brainstorm" in here.commands:
            lines.append(say("help-brainstorm", command=here.commands["brainstorm"]))
        lines.append(say(_PLACES[here.shape]))
        if not here.refusal:
            lines += self._kept_to(here)
        return lines

    def _kept_to(self, here: Here) -> list[str]:
        """Whom and where a server keeps it to."""
        wording, lines = self._wording(), []
        for name, code in ((Name.ROLES, "help-roles"), (Name.CHANNELS, "help-channels")):
            value = here.settings.value_of(name)
            if value is not None:
                named = wording.value(name, value, _MOST_MENTIONS)
                lines.append(self.catalogue.say(code, named=named))
        return lines

    def steer(self, here: Here) -> list[str]:
        """How to steer what was begun here."""
        return [self.catalogue.say(_STEERING[here.shape])]

    def limits(self, here: Here) -> list[str]:
        """What holds here, by the server's word or else the operator's."""
        say, set_by, wording = self.catalogue.say, self.settings, self._wording()

        def held(name: Name) -> str:
            value = wording.holding(name, here.settings)
            return say("settings-set", name=wording.name(name), value=value)

        rounds = wording.holding(Name.ROUNDS, here.settings)
        has_boards = "brainstorm" in here.commands
        is_server = here.shape in (Shape.THREAD, Shape.REPLIES)
        lines = [
            say("help-limits-server" if is_server else "help-limits"),
            say("help-rounds", rounds=rounds, most=set_by.max_rounds),
            held(Name.TARGET),
            say("help-gather", time=wording.holding(Name.GATHER, here.settings)),
            say("help-running-boards" if has_boards else "help-running", most=set_by.max_running),
        ]
        if is_server:
            lines.append(say("help-running-server", most=set_by.max_running_server))
        if set_by.rounds_a_day:
            lines.append(say("help-budget", rounds=set_by.rounds_a_day))
        lines.append(say("help-length", characters=set_by.max_characters))
        if has_boards:
            lines.append(say("help-votes", votes=set_by.votes_each))
        is_checked = set_by.moderation != "off"
        lines.append(say("help-moderation-on" if is_checked else "help-moderation-off"))
        lines += [held(Name.MODEL), held(Name.REVIEWER), held(Name.EXPIRY)]
        if here.rubrics:
            lines.append(say("help-rubrics", names=self._names(here.rubrics)))
        links = ((here.commands.get(name), code) for name, code in _LINKS.items())
        return lines + [say(code, command=command) for command, code in links if command]

    def _names(self, rubrics: Sequence[str]) -> str:
        shown = ", ".join(quoted(name, _RUBRIC) for name in rubrics[:_MOST_RUBRICS])
        more = len(rubrics) - _MOST_RUBRICS
        return self.catalogue.say("value-more", shown=shown, more=more) if more > 0 else shown

    def _wording(self) -> Wording:
        return Wording(Offer.of(self.settings), self.catalogue)
