"""A server's own rubrics: made in a form or from a file, refined with, changed and deleted."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.documents.rubrics import read
from sandbox.model.scripted import Script
from sandbox.model.wire import Document, Reply
from sandbox.server.people.member import Member
from sandbox.server.state.entities import Message
from tests.community.rubrics import FILE, FORM, NEWS
from tests.e2e.answers import reply, version
from tests.e2e.reading import shown
from tests.e2e.stage import Stage, stage

TEXT = "Refine has a new command, and it is out on March 3 for all of you."


def mo(on: Stage) -> Member:
    """Who manages the server."""
    return on.discord.member("mod")


async def answered(
    on: Stage, command: str, who: Member | None = None, **options: object
) -> Message:
    """What is answered to `/rubric`, in private."""
    person = who or mo(on)
    used = await person.slash(f"rubric {command}", on.discord.writing, **options)  # type: ignore[arg-type]  # each test has its own options
    message = await used.answer(within=30)
    assert message.ephemeral
    return message


async def told(on: Stage, command: str, who: Member | None = None, **options: object) -> str:
    return shown(await answered(on, command, who, **options))


async def imported(on: Stage, text: str, name: str = "rubric.yaml") -> str:
    return await told(on, "import", file=(name, text.encode()))


async def filled(on: Stage, form: dict[str, str], command: str = "create", **name: str) -> Message:
    """What comes of a form that is opened, filled in and sent."""
    opened = await mo(on).slash(f"rubric {command}", on.discord.writing, **name)
    return await (await mo(on).submit(opened, form)).answer(within=30)


async def refined(on: Stage, style: str) -> str:
    """What is answered to somebody who refines with a rubric."""
    used = await on.ada.slash("refine", on.discord.writing, text=TEXT, rounds=1, style=style)
    return shown(await used.answer(within=30))


async def test_a_rubric_from_a_form_is_what_texts_are_judged_by(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        assert "“Release news” is kept" in shown(await filled(on, FORM))
        offered = await on.ada.autocomplete("refine", on.discord.writing, "style", style="news")
        assert [choice["value"] for choice in offered.choices] == ["Release news"]
        assert "Release news · up to one round" in await refined(on, "release NEWS")
        await on.over()
        session = await on.session()
        document = on.gate.rounds[0]
    assert session.rubric == NEWS
    assert [line["criterion"] for line in document["rubric"]] == ["Facts", "Warmth"]
    assert (session.style, document["style"]) == ("Release news", "Release news")


def forgetful(document: Document) -> Reply:
    """A model whose drafts break what the rubric asks."""
    points = dict.fromkeys((line["criterion"] for line in document["rubric"]), 4.0)
    return reply(
        document,
        grade=version,
        draft=lambda _: "Simply put: a new command is out on March 3, v1.",
        scores=dict.fromkeys(document["texts"], points),
    )


async def test_a_draft_that_breaks_a_bound_is_kept_out_with_its_reason(tmp_path: Path) -> None:
    async with stage(tmp_path, Script(forgetful)) as on:
        await imported(on, FILE)
        await refined(on, "Release news")
        await on.over()
        card = shown(on.message("### Draft 1"))
        session = await on.session()
    assert "kept out: without “Refine”, which has to stay, says “simply”" in card
    assert "Facts       ███" in card
    assert session.best == 0


@pytest.mark.parametrize(
    ("wrong", "line"),
    [
        (
            FILE.replace("weight: 2", "weight: heavy"),
            "Line 8: weight must be a number from 0.1 to 10; it says “heavy”.",
        ),
        (FILE.replace("name: Release news", "name: Tweet"), "Line 1: “Tweet” is the name of a"),
        (FILE.replace("name: Facts", "name: A: B"), "Line 7: this is no YAML"),
        (FILE.replace("5: Glad", "5: &x Glad"), "Line 19: anchors (&) and aliases"),
        ("", "Line 1: the file is empty."),
    ],
    ids=["weight", "built-in name", "YAML", "anchor", "empty"],
)
async def test_a_bad_file_is_refused_with_its_line(tmp_path: Path, wrong: str, line: str) -> None:
    async with stage(tmp_path) as on:
        assert (await imported(on, wrong)).startswith(line)
        assert "none of its own" in await told(on, "list")


async def test_what_is_no_rubrics_file_is_refused(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        assert "is something else" in await imported(on, FILE, "rubric.txt")
        assert "at most 16 KB" in await imported(on, "#" * 16_385)
        binary = ("rubric.yml", b"\xff\xfe\x00")
        assert "no plain text" in await told(on, "import", file=binary)


async def test_a_bad_form_is_refused_with_its_line_and_given_back(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        bad = FORM | {"criteria": FORM["criteria"] + "\nTone (loud): a / b / c"}
        answer = await filled(on, bad)
        assert shown(answer).startswith("Criteria, line 3: weight must be a number")
        (file,) = answer.attachments
        assert "Tone (loud): a / b / c" in file.data.decode()
        assert FORM["bounds"] in file.data.decode()


async def test_an_export_is_imported_as_the_same(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await imported(on, FILE)
        (file,) = (await answered(on, "export", on.ada, name="release news")).attachments
        assert file.filename == "release-news.yaml"
        assert read(file.data.decode()) == NEWS
        changed = file.data.decode().replace("weight: 2", "weight: 3")
        assert "is changed" in await imported(on, changed)
        page = await told(on, "show", on.ada, name="Release news")
        (built_in,) = (await answered(on, "export", on.ada, name="tweet")).attachments
    assert "version 2" in page
    assert "**Facts** · weight 3" in page
    assert "**Must not say:** “simply”, “users”" in page
    assert read(built_in.data.decode()).bounds.most == 280


async def test_a_change_or_a_deletion_leaves_a_running_session_alone(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await imported(on, FILE)
        hold = on.gate.hold(1)
        await refined(on, "Release news")
        await on.gate.asked(1)
        assert "is changed" in shown(
            await filled(on, FORM | {"bounds": ""}, "edit", name="release news")
        )
        asked = await answered(on, "delete", name="Release news")
        await mo(on).press(asked, "rubric:keep")
        await on.discord.wait_until(lambda: "Nothing was deleted" in shown(asked), within=30)
        asked = await answered(on, "delete", name="Release news")
        await (await mo(on).press(asked, "rubric:delete:1"))
        await on.discord.wait_until(lambda: "is deleted" in shown(asked), within=30)
        hold.set()
        await on.over()
        session = await on.session()
        assert "There is no rubric “Release news” here" in await refined(on, "Release news")
    assert session.rubric == NEWS


async def test_who_opened_a_form_before_somebody_else_changed_it_overwrites_nothing(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path) as on:
        await imported(on, FILE)
        opened = await mo(on).slash("rubric edit", on.discord.writing, name="Release news")
        await imported(on, FILE.replace("weight: 2", "weight: 3"))
        late = await (await mo(on).submit(opened, {"guidance": "Mine."})).answer(within=30)
        assert "Somebody has changed" in shown(late)
        assert "Mine." in late.attachments[0].data.decode()
        assert "Mine." not in await told(on, "show", name="Release news")


async def test_a_built_in_rubric_is_left_as_it_is_and_a_good_beginning(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        for act in ("edit", "delete"):
            assert "“Tweet” is built in and stays as it is." in await told(on, act, name="tweet")
        given = await answered(on, "export", on.ada, name="tweet")
        assert "Give it a name of its own" in shown(given)
        text = given.attachments[0].data.decode()
        assert "is the name of a built-in rubric" in await imported(on, text)
        assert "is kept" in await imported(on, text.replace("Tweet", "Short post", 1))


async def test_members_look_and_those_who_manage_change(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await imported(on, FILE)
        no = "Only those who manage this server"
        assert no in await told(on, "create", on.ada)
        assert no in await told(on, "edit", on.ada, name="Release news")
        assert no in await told(on, "delete", on.ada, name="Release news")
        assert no in await told(on, "import", on.ada, file=("a.yaml", FILE.encode()))
        forged = await on.ada.submit_modal("rubric:edit:1:1", on.discord.writing, FORM)
        assert no in shown(await forged.answer(within=30))
        direct = await mo(on).submit_modal("rubric:new", mo(on).direct, FORM)
        assert "That works only in a server" in shown(await direct.answer(within=30))
        assert "- **Release news**: What we post" in await told(on, "list", on.ada)


async def test_a_style_that_is_none_is_refused_with_near_ones(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await imported(on, FILE)
        assert "Perhaps you mean “Release news”" in await refined(on, "Relaese news")
        box = await on.ada.slash("refine", on.discord.writing, style="twet")
        assert "Perhaps you mean “Tweet”" in shown(await box.answer(within=30))
        opened = await on.ada.slash("refine", on.discord.writing, style="RELEASE news")
        await on.ada.submit(opened, {"text": TEXT})
        await on.over()
        assert (await on.session()).style == "Release news"
        typed = await on.ada.autocomplete("refine", on.ada.direct, "style", style="")
        assert len(typed.choices) == 6
        elsewhere = await on.ada.slash("refine", on.ada.direct, text=TEXT, style="Release news")
        assert "There is no rubric" in shown(await elsewhere.answer(within=30))


async def test_a_rubric_that_a_form_cannot_hold_is_changed_by_its_file(tmp_path: Path) -> None:
    async with stage(tmp_path) as on:
        await imported(on, FILE.replace("1: Cold.", "1: Cold / wet."))
        assert "more than the form holds" in await told(on, "edit", name="Release news")


async def test_what_moderation_flags_is_no_advice_but_may_be_banned(tmp_path: Path) -> None:
    async with stage(tmp_path, moderation="closed") as on:
        assert "marks it as violence" in await imported(on, FILE.replace("Thank", "flag:violence"))
        flagged = await filled(on, FORM | {"description": "flag:violence"})
        assert "marks it as violence" in shown(flagged)
        assert "none of its own" in await told(on, "list")
        assert "is kept" in await imported(on, FILE.replace("- simply", "- flag:violence"))
