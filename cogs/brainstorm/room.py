"""The room, wired: /brainstorm and everything that is done on its boards."""

from __future__ import annotations

from bot.brainstorm.board import Board
from bot.brainstorm.kind import BRAINSTORM
from bot.ports import Thinker
from bot.refine.session import Session
from bot.runner.brainstorming import Brainstorming
from bot.runner.crew import Crew
from bot.runner.ledger import Ledger
from cogs.brainstorm.cog import BrainstormCog
from cogs.brainstorm.desk import BoardDesk
from cogs.brainstorm.hearing import HearingCog
from cogs.brainstorm.recount import VoteRecount
from cogs.brainstorm.scene import BoardScene
from cogs.brainstorm.voting import VotingCog
from cogs.thread.absence import Absence
from cogs.thread.heard import Heard
from cogs.thread.messages import Messages
from cogs.thread.parts import Parts
from cogs.thread.publisher import Publisher
from cogs.thread.room import Workshop


def brainstorm_room(parts: Parts, thinker: Thinker, sessions: Ledger[Session]) -> Workshop[Board]:
    """The workshop of boards; what comes of one is refined as one of the `sessions`."""
    bot, store = parts.bot, parts.store
    ledger = Ledger(store, BRAINSTORM, parts.now)
    publisher = Publisher(parts, ledger, BoardScene)
    brainstorming = Brainstorming(ledger, sessions, thinker, parts.screen)
    messages = Messages(store, ledger)
    hearing = HearingCog(bot, store, ledger, messages, parts.pace, parts.admission)
    heard = Heard(bot, store, ledger)
    recount = VoteRecount(bot, ledger, parts.governor, hearing, publisher, heard)
    absence = Absence(store, ledger, publisher, recount, heard)
    publisher.watch(absence.ask_about)
    desk, votes_each = BoardDesk(parts, ledger, publisher), parts.settings.votes_each
    known = desk, parts.answers, parts.languages, votes_each
    voting = VotingCog(bot, ledger, messages, parts.pace)
    cogs = BrainstormCog(bot, ledger, store, *known), hearing, voting
    crew = Crew(ledger, brainstorming, publisher, parts.line, absence.settled)
    return Workshop(cogs, ledger, publisher, crew, absence)
