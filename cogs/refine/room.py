"""The room, wired: /refine and everything that is done to its sessions."""

from __future__ import annotations

from bot.ports import Model
from bot.refine.session import Session
from bot.runner.crew import Crew
from bot.runner.ledger import Ledger
from bot.runner.raising import Raising
from bot.runner.refining import Refining
from cogs.refine.cog import RefineCog
from cogs.refine.comparing import ComparingCog
from cogs.refine.desk import Desk
from cogs.refine.guests import Guests
from cogs.refine.listening import ListeningCog
from cogs.refine.quoting import Quoting
from cogs.refine.reacting import ReactingCog
from cogs.refine.recount import Recount
from cogs.refine.scene import RefineScene
from cogs.refine.steering import SteeringCog
from cogs.rubrics.shelf import Shelf
from cogs.thread.absence import Absence
from cogs.thread.heard import Heard
from cogs.thread.messages import Messages
from cogs.thread.parts import Parts
from cogs.thread.publisher import Publisher
from cogs.thread.room import Workshop


def refine_room(
    parts: Parts, model: Model, shelf: Shelf, ledger: Ledger[Session], raising: Raising
) -> Workshop[Session]:
    """The workshop of texts."""
    bot, store, pace, admission = parts.bot, parts.store, parts.pace, parts.admission
    answers, languages = parts.answers, parts.languages
    publisher = Publisher(parts, ledger, RefineScene)
    refining = Refining(ledger, model, publisher, raising, parts.screen)
    messages = Messages(store, ledger)
    guests = Guests(parts.tokens, ledger, publisher, answers)
    listening = ListeningCog(bot, store, ledger, messages, pace, admission)
    heard = Heard(bot, store, ledger)
    recount = Recount(bot, ledger, parts.governor, listening, publisher, heard)
    absence = Absence(store, ledger, publisher, recount, heard)
    publisher.watch(absence.ask_about)
    desk, quoting = Desk(parts, ledger, publisher, guests, shelf), Quoting(store, ledger)
    cogs = (
        RefineCog(bot, desk, quoting, shelf, answers, languages),
        SteeringCog(ledger, answers, guests, admission),
        ReactingCog(bot, ledger, messages, pace),
        listening,
        ComparingCog(ledger, answers),
    )
    crew = Crew(ledger, refining, publisher, parts.line)
    return Workshop(cogs, ledger, publisher, crew, absence)
