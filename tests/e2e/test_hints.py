"""What the bot cannot read, or was not told, earns one kind word on how to be heard."""

from __future__ import annotations

import json
from pathlib import Path

from tests.e2e.people import TEXT, begun, is_noted
from tests.e2e.reading import custom_id
from tests.e2e.stage import stage


async def test_a_reply_without_a_ping_is_answered_with_a_hint_once(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on)
        draft = on.message("### Draft 1 ·")
        on.ben.reply(draft, "shorter", ping=False)
        await on.discord.wait_until(lambda: "could not read your reply" in str(on.cards()))
        on.ben.reply(draft, "shorter!", ping=False)
        on.ada.react(draft, "🔁")
        await on.over(2)
        hints = [card for card in on.cards() if "could not read" in card]
        session = await on.session()
    assert len(hints) == 1
    assert session.requests == ()


async def test_what_members_say_among_themselves_is_not_written_down(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on)
        thread = on.thread()
        on.ben.say(thread, "I like the second one.")
        await on.discord.wait_until(lambda: "To steer this text" in str(on.cards()))
        before = await on.events()
        for word in ("And you?", "Me too."):
            on.ben.say(thread, word)
        on.ada.react(on.message("### Draft 1 ·"), "👍")
        await on.discord.wait_until(lambda: "The best by your votes" in str(on.cards()))
        kinds = [type(event).__name__ for event in (await on.events())[len(before) :]]
    assert "Unheard" not in kinds


NOTE = ("message.txt", b"Make it shorter.", "text/plain")


async def test_words_that_come_as_a_file_or_not_at_all_are_missed_and_no_ping(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await begun(on)
        draft = on.message("### Draft 1 ·")
        on.ben.reply(draft, "", files=(NOTE,))
        await on.until_last("There are no words in this message, and files I do not read here.")
        on.ben.reply(draft, "", files=(NOTE,))
        on.discord.member("chloe").say(on.thread(), f"<@{on.bot_id}>")
        await on.discord.wait_until(lambda: str(on.cards()).count("no words in this message") > 1)
        on.ada.react(draft, "🔁")
        await on.over(2)
        session = await on.session()
    assert [hint.person for hint in session.hints] == [on.ben.id, on.discord.member("chloe").id]
    assert not any("ping" in card or "mention me" in card for card in on.cards())


async def test_an_answer_to_a_members_request_is_for_that_member(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on, gather=600.0)
        asked = on.ben.reply(on.message("### Draft 1 ·"), "shorter")
        await on.discord.wait_until(lambda: is_noted(asked))
        on.ada.reply(asked, "Good idea!")
        await on.until_last("To steer this text")
        session = await on.session()
    assert [request.text for request in session.requests] == ["shorter"]


async def test_the_hint_has_the_button_that_it_speaks_of(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await begun(on)
        on.ben.reply(on.message("### Draft 1 ·"), "shorter", ping=False)
        await on.until_last("could not read your reply")
        hint = on.message("I could not read your reply")
        form = await on.ben.press(hint, custom_id(hint, "say"))
        await on.ben.submit(form, {"text": "shorter"})
        await on.over(2)
        session = await on.session()
    assert [(r.person, r.text) for r in session.requests] == [(on.ben.id, "shorter")]


async def test_a_plain_message_to_the_bot_alone_is_answered_with_a_hint_once(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        room = on.ada.direct
        await on.ada.slash("refine", room, text=TEXT, rounds=1)
        await on.over()
        for word in ("shorter", "And warmer."):
            on.ada.say(room, word)
        await on.until_last("To steer this text", room)
        on.ada.react(on.message("### Draft 1 ·", room), "🔁")
        await on.over(2)
        hints = [card for card in on.cards(room) if "To steer this text" in card]
        session = await on.session()
    (hint,) = hints
    assert "cannot read" not in hint, "direct messages can be read"
    assert session.requests == ()


async def test_a_reply_with_a_picture_alone_is_said_to_have_no_words_in_direct_messages(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        room = on.ada.direct
        await on.ada.slash("refine", room, text=TEXT, rounds=1)
        await on.over()
        picture = ("cat.png", b"meow", "image/png")
        on.ada.reply(on.message("### Draft 1 ·", room), "", ping=False, files=(picture,))
        await on.until_last("no words in this message", room)


async def test_what_is_said_in_a_members_thread_is_for_its_members(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        room = on.ben.open_thread(on.discord.writing, "Ben's corner")
        await on.ada.slash("refine", room, text=TEXT, rounds=1)
        await on.over()
        on.ben.say(room, "Lunch?")
        on.ben.say(on.discord.writing, f"<@{on.bot_id}> are you there?")
        on.ada.react(on.message("### Draft 1 ·", room), "🔁")
        await on.over(2)
        kinds = {type(event).__name__ for event in await on.events()}
    assert not kinds & {"Unheard", "RequestMade"}
    assert not any("To steer this text" in card for card in on.cards(room))


async def test_a_request_after_the_last_round_is_refused_in_words_and_leaves_the_final(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await on.restart(max_rounds=1, gather_seconds=0.05)
        await on.ada.slash("refine", on.discord.writing, text=TEXT, rounds=1)
        await on.until(lambda session: session.is_shown)
        draft = on.message("### Draft 1 ·")
        on.ada.react(draft, "✅")
        await on.discord.wait_until(lambda: "### ✅ Accepted" in str(on.cards()), within=30)
        asked = on.ben.reply(draft, "shorter")
        await on.discord.wait_until(lambda: "has used its only round" in str(on.cards()))
        on.ben.reply(draft, "Shorter, please!")
        on.ben.say(on.thread(), "Did it hear me?")
        on.ada.react(draft, "👍")
        await on.until(lambda session: session.votes)
        session, hint = await on.session(), on.message("This session has used its only round.")
        hints = [card for card in on.cards() if "has used its only round" in card]
    assert (session.final, session.requests, session.wake_at) == (1, (), None)
    assert (asked.reactions, len(hints), len(session.hints)) == ({}, 1, 1)
    assert '"disabled": true' in json.dumps(hint.components)


async def test_who_may_not_steer_a_session_is_told_so_once_and_their_words_go_nowhere(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, moderation="closed") as on:
        await on.ada.slash("refine", on.discord.writing, text=TEXT, rounds=1, open_to="me")
        await on.over()
        draft = on.message("### Draft 1 ·")
        for word in ("shorter", "Shorter, please!"):
            on.ben.reply(draft, word)
        on.ben.reply(draft, "Can you hear me?", ping=False)
        on.ben.say(on.thread(), "Lunch?")
        await on.discord.wait_until(lambda: "for themselves alone" in str(on.cards()))
        on.ada.react(draft, "🔁")
        await on.over(2)
        hints = [card for card in on.cards() if "for themselves alone" in card]
        session, log = await on.session(), await on.events()
    assert len(hints) == len(session.hints) == 1
    assert session.requests == ()
    assert "horter" not in str(log)
    assert "horter" not in str(on.model.moderation.requests)
