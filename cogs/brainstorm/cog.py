"""The cog: the command that opens a board, and what people press and fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord.ext import commands

from bot.brainstorm.board import Board
from bot.brainstorm.fold import refusal
from bot.documents.export import markdown, packed
from bot.errors import BadInput
from bot.runner.ledger import Ledger
from bot.store.store import SqliteStore
from bot.story.hidden import seen
from bot.text.catalogues import Languages
from cogs.brainstorm.ballot import ballot, menu_options
from cogs.brainstorm.command import Plan, brainstorm_command
from cogs.brainstorm.desk import BoardDesk, check_brief, check_open, check_vote
from cogs.brainstorm.forms import FIELD, open_brief_form, open_idea_form
from cogs.brainstorm.ids import PrivateId, Slip
from cogs.brainstorm.listing import listing
from cogs.thread.answering import Answers, defer, show, turn
from cogs.thread.controls import BOARD, Control, Verb
from cogs.thread.given import answers, choices, pressed, sent
from cogs.thread.handing import hand_out
from cogs.thread.here import check_here, check_may_write

if TYPE_CHECKING:
    from cogs.interaction import Interaction

_WRITING = frozenset({Verb.IDEA, Verb.SPARK, Verb.BRIEF})


class BrainstormCog(commands.Cog):
    """Takes presses and forms by their custom ids: they may be from before a restart."""

    def __init__(
        self,
        bot: commands.AutoShardedBot,
        ledger: Ledger[Board],
        store: SqliteStore,
        desk: BoardDesk,
        private: Answers,
        languages: Languages,
        votes_each: int,
    ) -> None:
        self._ledger = ledger
        self._store = store
        self._desk = desk
        self._private = private
        bot.tree.add_command(brainstorm_command(languages.default, self._open, votes_each))

    async def _open(self, interaction: Interaction, plan: Plan) -> None:
        await self._private.guard(interaction, self._desk.open(interaction, plan))

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        """A button under a board's card, a private page or menu, or a form."""
        custom_id = pressed(interaction)
        if (form := PrivateId.parse(sent(interaction))) is not None:
            text = seen(answers(interaction).get(FIELD, ""))
            await self._private.guard(interaction, self._filled(interaction, form, text), text)
        elif (private := PrivateId.parse(custom_id)) is not None:
            await self._private.guard(interaction, self._turned(interaction, private))
        elif (control := Control.parse(custom_id)) is not None and control.verb in BOARD:
            await self._private.guard(interaction, self._pressed(interaction, control))

    async def _pressed(self, interaction: Interaction, control: Control) -> None:
        key, source, person = control.session, str(interaction.id), interaction.user.id
        log = await self._ledger.open(key)
        board = log.session
        check_here(interaction, board.place)
        if control.verb not in (Verb.IDEAS, Verb.EXPORT):
            check_open(board)
        if control.verb in _WRITING:
            check_may_write(interaction)
        words = self._private.words(interaction)
        match control.verb:
            case Verb.IDEA:
                if (code := refusal(board, person)) is not None:
                    raise BadInput(code)
                await open_idea_form(interaction, key, words)
            case Verb.SPARK:
                code = await self._desk.spark(key, source, person)
                await self._private.whisper(interaction, code)
            case Verb.IDEAS:
                await show(interaction, listing(key, board, 0, words))
            case Verb.BALLOT:
                check_vote(board)
                await show(interaction, ballot(key, board, person, 0, words))
            case Verb.BRIEF:
                brief = check_brief(interaction, board)
                await open_brief_form(interaction, key, brief, words)
            case Verb.NEXT:
                await self._desk.move_on(interaction, key, control.card)
                await self._private.whisper(interaction, "moved-on")
            case Verb.CLOSE:
                await self._desk.close(interaction, key)
                await self._private.whisper(interaction, "board-is-closed")
            case Verb.EXPORT:
                await self._export(interaction, key)

    async def _turned(self, interaction: Interaction, private: PrivateId) -> None:
        """A page was turned, or a menu of the ballot was used."""
        log = await self._ledger.open(private.board)
        board = log.session
        check_here(interaction, board.place)
        person, page = interaction.user.id, private.page
        words = self._private.words(interaction)
        if private.slip is Slip.LISTING:
            view = listing(private.board, board, page, words)
        elif private.slip is Slip.BALLOT:
            check_vote(board)
            view = ballot(private.board, board, person, page, words)
        else:
            among = [o.number for o in menu_options(board, page, private.nth)]
            chosen = [n for n in choices(interaction) if n in among]
            board, wanted = await self._desk.vote(
                private.board, str(interaction.id), person, among, chosen
            )
            view = ballot(private.board, board, person, page, words, wanted)
        await turn(interaction, view)

    async def _filled(self, interaction: Interaction, private: PrivateId, text: str) -> None:
        """A form was sent."""
        log = await self._ledger.open(private.board)
        check_here(interaction, log.session.place)
        check_may_write(interaction)
        if private.slip is Slip.BRIEF:
            await self._desk.edit_brief(interaction, private.board, text)
            await self._private.whisper(interaction, "brief-taken")
            return
        if not text:
            raise BadInput("refused-empty")
        number = await self._desk.give(interaction, private.board, text)
        await self._private.whisper(interaction, "idea-taken", number=str(number))

    async def _export(self, interaction: Interaction, key: int) -> None:
        """The board, and the drafts that came of it, as files for whoever asks; long ones take
        longer than an answer may."""
        await defer(interaction, ephemeral=True, thinking=True)
        words = self._private.words(interaction)
        documents = {
            f"brainstorm-{key}.md": await markdown(self._store, key, words),
            f"brainstorm-{key}.json": await packed(self._store, key, words),
        }
        await hand_out(interaction, words.say("export-here"), documents, "refused-export-size")
