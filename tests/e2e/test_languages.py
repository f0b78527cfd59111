"""Each person is answered in their own language; what a thread reads is in that of its session."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import bot.text
from bot.text import DEFAULT
from bot.text.catalogues import Languages
from sandbox.server.jsons import JsonObject, as_objects
from tests.e2e.boards import card, fill_in, open_board, shows
from tests.e2e.reading import custom_id, shown
from tests.e2e.shelves import begun, chosen, erase
from tests.e2e.stage import WORDS, Stage, stage
from tests.e2e.test_settings import choose, settings
from tests.text.messages import messages

TEXT = "We meet at 9."
SYNC = r"/applications/[^/]+/commands"
GERMAN, ENGLISH = WORDS.of("de"), WORDS.of("en")


async def moves_on(on: Stage, start: str, words: str) -> None:
    """Ada ends a phase of the board; something is shown then."""
    found = card(on, start)
    await on.ada.press(found, custom_id(found, "next"))
    await shows(on, words)


def nodes(parts: list[JsonObject], path: str = "") -> Iterator[tuple[str, JsonObject]]:
    """Every command and option with the code of its name."""
    for part in parts:
        name = str(part["name"]).replace("_", "-")
        is_command = "application_id" in part or part["type"] in (1, 2)
        code = f"command-name{path}-{name}" if is_command else f"option-name-{name}"
        yield code, part
        options = as_objects(part.get("options"))
        yield from nodes(options, f"{path}-{name}" if is_command else path)


async def test_discord_is_told_every_command_in_every_language(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        told = on.discord.backend.commands.listed(None)
    typed = [command for command in told if command["type"] == 1]
    codes = {code for code, _ in nodes(typed)}
    others = [WORDS.of(code) for code in WORDS.codes if code != DEFAULT]
    for code, node in nodes(typed):
        assert node["name"] == ENGLISH.say(code)
        names, abouts = node["name_localizations"], node["description_localizations"]
        assert names == {words.language: words.say(code) for words in others}
        assert isinstance(abouts, dict)
        assert abouts.keys() == {words.language for words in others}
        for choice in as_objects(node.get("choices")):
            assert choice["name_localizations"]
    menus = [command for command in told if command["type"] == 3]
    assert [menu["name_localizations"] for menu in menus] == [
        {words.language: words.say(code) for words in others}
        for code in ("menu-refine", "menu-refine-brief")
    ]
    ours = {code for code in messages("en") if "-name-" in code and code.startswith(("com", "opt"))}
    assert codes == ours


async def test_a_new_translation_is_told_and_an_old_one_only_once(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await on.restart()
        before = on.sent("PUT", SYNC)
        home = tmp_path / "text"
        copytree(Path(bot.text.__file__).parent, home)
        names = home / "de" / "commands.ftl"
        names.write_text(names.read_text().replace("= überarbeiten", "= verbessern"))
        on.languages = Languages(home)
        await on.restart()
        await on.restart()
        refine = on.discord.backend.commands.find("refine", 1, None)
        after = on.sent("PUT", SYNC)
    assert refine is not None
    assert refine["name_localizations"] == {"de": "verbessern"}
    assert (before, after) == (1, 2)


async def test_a_member_is_answered_in_german_and_the_thread_stays_english(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        on.ben.speak("de")
        await on.ada.slash("refine", on.discord.writing, text=TEXT, rounds=1)
        await on.over()
        draft = on.message("### Draft 1 ·")
        refused = await on.ben.press(draft, custom_id(draft, "pick"))
        assert shown(await refused.answer()) == GERMAN.say("refused-author-pick")
        form = (await on.ben.press(draft, custom_id(draft, "say"))).modal
        assert form is not None
        assert form.title == GERMAN.say("say-title")
        help_card = await (await on.ben.slash("help", on.discord.writing)).answer()
        assert GERMAN.say("help-begin") in shown(help_card)
        offered = await on.ben.autocomplete("refine", on.discord.writing, "style", style="")
        assert GERMAN.say("style-announcement") in [one["name"] for one in offered.choices]
        picked = await on.ada.press(draft, custom_id(draft, "pick"))
        name = ENGLISH.say("name-draft", number="1")
        assert shown(await picked.answer()) == ENGLISH.say("picked", draft=name)
        await on.ben.slash("refine", on.discord.general, text=TEXT, rounds=1)
        await on.over(2)
        cards = on.cards(on.thread(on.discord.general))
    assert cards[-1].startswith("### Draft 1 is the best so far")


async def test_a_german_server_has_german_threads_also_after_a_restart(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        on.discord.guild.locale = "de"
        used = await on.ada.slash("refine", on.discord.writing, text=TEXT, rounds=1)
        assert not used.ephemeral
        await on.over()
        before = on.cards()
        assert before[1].startswith("### Entwurf 1 · 4,4/10 (+0,4)")
        assert GERMAN.say("stop-rounds") in before[-1]
        assert GERMAN.say("button-again") in str(on.message(before[-1]).components)
        on.discord.guild.locale = "en-US"
        await on.restart()
        end = on.message(before[-1])
        await on.ada.press(end, custom_id(end, "again"))
        await on.over(2)
        after = on.cards()
    assert after[: len(before)] == before
    assert GERMAN.say("stop-rounds") in after[-1]


async def test_what_is_left_of_a_deleted_session_is_in_its_language(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        on.discord.guild.locale = "de"
        await begun(on, on.ada, on.discord.writing)
        head = on.discord.messages(on.discord.writing)[0]
        await erase(on, on.ada, await chosen(on.ada, on.discord.writing, 1))
        left = GERMAN.say("session-deleted")
        await on.discord.wait_until(lambda: shown(head) == left, within=30)


async def test_the_servers_setting_is_for_what_begins_from_then_on(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        released = on.gate.hold(2)
        await on.ada.slash("refine", on.discord.writing, text=TEXT, rounds=1)
        await on.gate.asked(2)
        await choose(on, await settings(on), "language", "de")
        released.set()
        await on.over()
        await on.ada.slash("refine", on.discord.general, text=TEXT, rounds=1)
        await on.over(2)
        running, next_one = on.cards(), on.cards(on.thread(on.discord.general))
    assert ENGLISH.say("stop-rounds") in running[-1]
    assert GERMAN.say("stop-rounds") in next_one[-1]


async def test_where_there_is_no_server_it_is_the_persons_own(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        on.ada.speak("de")
        await on.ada.slash("refine", on.ada.direct, text=TEXT, rounds=1)
        await on.over()
        assert GERMAN.say("stop-rounds") in on.cards(on.ada.direct)[-1]
        guest = await on.ada.slash("refine", on.discord.lounge, text=TEXT, rounds=1)
        assert guest.message is not None
        message = guest.message
        await on.discord.wait_until(lambda: GERMAN.say("stop-rounds") in shown(message), within=30)


async def test_a_board_and_the_text_that_comes_of_it_are_in_the_servers_language(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        on.discord.guild.locale = "de"
        await open_board(on)
        assert GERMAN.say("button-spark") in str(card(on, "### 💡").components)
        told = await fill_in(on.ben, card(on, "### 💡"), "Free pizza")
        assert told == ENGLISH.say("idea-taken", number="1")
        await fill_in(on.ben, card(on, "### 💡"), "A quiz")
        await moves_on(on, "### 💡", GERMAN.say("board-voters", people=0))
        await moves_on(on, "### 🗳️", GERMAN.say("board-brief"))
        await moves_on(on, "### 🏁", GERMAN.say("stop-rounds"))
