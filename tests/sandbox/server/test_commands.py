"""Commands: registered by the bot, used by people, answered in the ways there are."""

from __future__ import annotations

import pytest

from sandbox.server import DiscordServer
from sandbox.server.people.invocation import NotAcknowledged
from sandbox.server.people.invoking import FormValue
from sandbox.server.people.modals import BadModalValue
from sandbox.server.people.options import BadOption, CommandMissing
from sandbox.server.state.interactions import Callback
from tests.sandbox.server.bots import Bot, next_of, running


async def test_a_slash_command_is_answered_in_the_channel(server: DiscordServer, bot: Bot) -> None:
    used = await server.member("ada").slash("say", server.general, text="hello", times=2)

    assert used.callback is Callback.MESSAGE
    assert used.message is not None
    assert used.message.content == "hello hello"
    assert not used.ephemeral
    assert server.messages(server.general)[-1] is used.message
    assert server.complaints == []


async def test_an_ephemeral_answer_is_not_in_the_channel(server: DiscordServer, bot: Bot) -> None:
    used = await server.member("ada").slash("say", server.general, text="psst", quietly=True)

    assert used.ephemeral
    assert server.messages(server.general) == []


async def test_options_are_checked_before_the_bot_hears_of_them(
    server: DiscordServer, bot: Bot
) -> None:
    ada = server.member("ada")
    with pytest.raises(CommandMissing, match="'sing'"):
        ada.slash("sing", server.general)
    with pytest.raises(BadOption, match="'text' is required"):
        ada.slash("say", server.general)
    with pytest.raises(BadOption, match="at most 3"):
        ada.slash("say", server.general, text="x", times=4)
    with pytest.raises(BadOption, match="1 to 200 characters"):
        ada.slash("say", server.general, text="x" * 201)
    with pytest.raises(BadOption, match="no option 'volume'"):
        ada.slash("say", server.general, text="x", volume=11)
    with pytest.raises(BadOption, match="takes no str"):
        ada.slash("say", server.general, text="x", times="two")
    with pytest.raises(BadOption, match="one of: l"):
        ada.slash("shelf take", server.general, title="Emma", size="huge")


async def test_commands_outlive_the_bots_process(server: DiscordServer) -> None:
    async with running(server, Bot()):
        pass
    await server.wait_gone()

    with pytest.raises(NotAcknowledged):
        await server.member("ada").slash("say", server.general, text="anyone?")


async def test_a_subcommand_takes_a_choice_by_its_name(server: DiscordServer, bot: Bot) -> None:
    used = await server.member("ben").slash(
        "shelf take", server.writing, title="Emma", size="Large"
    )

    assert used.message is not None
    assert used.message.content == "Emma (l)"


async def test_typing_in_an_option_offers_choices(server: DiscordServer, bot: Bot) -> None:
    typed = await server.member("ben").autocomplete(
        "shelf take", server.general, "title", title="em"
    )

    assert [choice["value"] for choice in typed.choices] == ["Emma"]


async def test_other_options_are_not_checked_while_one_is_typed(
    server: DiscordServer, bot: Bot
) -> None:
    typed = await server.member("ben").autocomplete(
        "shelf take", server.general, "title", title="em", size="no such size"
    )

    assert [choice["value"] for choice in typed.choices] == ["Emma"]


async def test_a_deferred_answer_is_filled_by_the_first_follow_up(
    server: DiscordServer, bot: Bot
) -> None:
    used = await server.member("ada").slash("think", server.general)
    assert used.deferred

    assert (await used.answer()).content == "thought"
    second = await used.followup()
    assert second.content == "and another thing"
    assert second.ephemeral


async def test_a_file_option_reaches_the_bot(server: DiscordServer, bot: Bot) -> None:
    used = await server.member("ada").slash(
        "keep", server.general, file=("a.txt", b"once upon a time", "text/plain")
    )

    assert used.message is not None
    assert used.message.content == "a.txt: once upon a time"


async def test_a_message_command_brings_the_message_with_its_text(
    server: DiscordServer, bot: Bot
) -> None:
    said = server.member("ben").say(server.general, "look here")

    used = await server.member("ada").message_command("Look at this", said)

    assert used.message is not None
    assert used.message.content == "saw: look here"


async def test_a_modal_is_shown_filled_in_and_answered(server: DiscordServer, bot: Bot) -> None:
    ada = server.member("ada")
    shown = await ada.slash("form", server.general)
    assert shown.modal is not None
    assert shown.modal.title == "Feedback"

    with pytest.raises(BadModalValue, match="'wish' is required"):
        ada.submit(shown, {})
    with pytest.raises(BadModalValue, match="does not offer 'Hot'"):
        ada.submit(shown, {"wish": "x", "tone": ["Hot"]})
    answers: dict[str, FormValue] = {
        "wish": "shorter",
        "tone": ["Warm"],
        "paper": ("notes.txt", b"be brief"),
    }
    submitted = await ada.submit(shown, answers)

    assert submitted.message is not None
    assert submitted.message.content == "noted: shorter (Warm, notes.txt)"


async def test_a_modal_may_be_submitted_after_the_bot_restarted(server: DiscordServer) -> None:
    async with running(server, Bot()):
        shown = await server.member("ada").slash("form", server.general)
    await server.wait_gone()

    async with running(server, Bot()) as successor:
        server.member("ada").submit(shown, {"wish": "longer"})
        interaction = await next_of(successor.modals)
        server.member("ada").submit_modal("feedback:7", server.general, {"wish": "longer"})
        again = await next_of(successor.modals)

    for received in (interaction, again):
        assert received.data is not None
        assert received.data.get("custom_id") == "feedback:7"
        assert "longer" in str(received.data)


async def test_commands_work_in_direct_messages(server: DiscordServer, bot: Bot) -> None:
    ada = server.member("ada")

    used = await ada.slash("say", ada.direct, text="just us")

    assert used.message is not None
    assert server.messages(ada.direct) == [used.message]
