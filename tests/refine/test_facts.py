"""Which facts a text has, and in how many ways the same fact may be written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.refine.facts import Kind, facts, missing


def _lost(old: str, new: str) -> list[str]:
    return [fact.shown for fact in missing(facts(old), new)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("at 14:30", "at 2:30 pm"),
        ("at 14:30", "at 2:30 p.m."),
        ("at 14:30", "at 2.30PM"),
        ("um 14:30", "um 14.30 Uhr"),
        ("um 14:00", "um 14 Uhr"),
        ("at 14h30", "at 14:30"),
        ("at 9am", "at 9:00 AM"),
        ("at 00:15", "at 12:15 am"),
        ("7pm–9pm", "7–9 pm"),
        ("from 7 pm to 9 pm", "7-9pm"),
        ("11am - 1pm", "11–1 pm"),
        ("14:00–16:00 Uhr", "14–16 Uhr"),
        ("1,000 seats", "1000 seats"),
        ("1.000 Plätze", "1000 Plätze"),
        ("1 000 places", "1000 places"),
        ("12,345,678", "12345678"),
        ("1,234.50", "1.234,5"),
        ("2.5 km", "2,5 km"),
        ("$20.00", "20 dollars"),
        ("€1.000,50", "1,000.50 euros"),
        ("20%", "20 percent"),
        ("March 3", "3 March"),
        ("March 3", "the 3rd of March"),
        ("March 3rd", "Mar. 3"),
        ("March 3", "3. März"),
        ("May 1", "1. Mai"),
        ("October 12", "12. Oktober"),
        ("3–5 March", "March 3-5"),
        ("March 3, 2026", "2026-03-03"),
        ("3.3.2026", "2026-03-03"),
        ("am 03.03.2026", "am 3. März 2026"),
        ("2026-03-03T14:30", "March 3, 2026 at 2:30 pm"),
        ("Sundays", "every Sunday"),
        ("on Monday", "am Montag"),
        ("+49 30 1234567", "+49 (30) 123-4567"),
        ("+49 30 1234567", "+49301234567"),
        ("030 1234567", "030/1234567"),
        ("030 1234567", "0301234567"),
        ("555-123-4567", "(555) 123 4567"),
        ("555-123-4567", "5551234567"),
        ("2026.03.03", "2026-03-03"),
        ("https://x.org/a", "(see https://x.org/a)."),
        ("http://x.org/a/", "https://www.x.org/a"),
        ("www.x.org", "https://x.org"),
        ("<@123>", "<@!123>"),
        ("@Ann", "@ann"),
        ("Me@X.org", "me@x.org"),
        ("`a b`", "```\na b\n```"),
    ],
)
def test_the_same_fact_in_other_words(one: str, other: str) -> None:
    assert (_lost(one, other), _lost(other, one)) == ([], [])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("3 tickets", "three tickets"),
        ("12 people", "twelve people"),
        ("3 Leute", "drei Leute"),
        ("the 1st day", "the first day"),
        ("on Tuesday", "on Tue 3 pm"),
        ("at 12:00", "at noon"),
        ("port 8080", "port `8080`"),
        ("may 3", "May 3"),
        ("at 7", "at 7 pm"),
        ('the "Big Hall"', "the Big Hall"),
        ("“Big Hall”", "the big hall"),
        ("run `make`", "run\n```\nmake\nmake test\n```"),
        ("1. Come\n2. Bring cake", "Come and bring cake"),
        ("It takes 10–15 minutes", "It takes 10 to 15 minutes"),
        ("up to 3 may attend", "up to three may attend"),
        ("in 2025 300 people came", "300 people came in 2025"),
        ("apples, 1,2,3", "apples, 1, 2, 3"),
        ("scores 12-15-18-20", "scores 12, 15, 18, 20"),
        ("a budget of 1000-20000", "a budget of 1,000–20,000"),
        ("the season 2025/2026", "the season 2025–2026"),
        ("B2B sales", "sales (B2B)"),
        ("Gruppe 2 am Montag", "Am Montag: Gruppe 2"),
    ],
)
def test_a_harmless_rewrite_loses_nothing(old: str, new: str) -> None:
    assert _lost(old, new) == []


@pytest.mark.parametrize(
    ("old", "new", "lost"),
    [
        ("We meet on March 3.", "We meet soon.", ["March 3"]),
        ("We meet on March 3.", "We meet on March 4.", ["March 3"]),
        ("We meet on March 3.", "We meet on April 3.", ["March 3"]),
        ("at 14:30", "at 15:30", ["14:30"]),
        ("at 2:30 am", "at 2:30 pm", ["2:30 am"]),
        ("on Monday", "on Tuesday", ["Monday"]),
        ("1,000 seats", "100 seats", ["1,000"]),
        ("2.5 km", "25 km", ["2.5"]),
        ("20%", "many", ["20"]),
        ("version 1.2.3", "version 1.2.4", ["1.2.3"]),
        ("for B2B", "for business", ["B2B"]),
        ("call 555-123-4567", "call us", ["555-123-4567"]),
        ("see https://x.org/a.", "see https://x.org/b.", ["https://x.org/a"]),
        ("see https://x.org", "see https://x.org/b", ["https://x.org"]),
        ("ask <@123>", "ask <@124>", ["<@123>"]),
        ("ask @ann", "ask ann", ["@ann"]),
        ("in <#5>", "in the channel", ["<#5>"]),
        ("tag #fun", "tag fun", ["#fun"]),
        ("to a.b@x.org", "to a@x.org", ["a.b@x.org"]),
        ("run `make test`", "run `make`", ["make test"]),
        ("```py\nprint(1)\n```", "print it", ["print(1)"]),
        ('read "War and Peace"', "read a book", ["War and Peace"]),
        ("3. März", "4. März", ["3. März"]),
        ("1. Call 5 people", "1. Call people", ["5"]),
    ],
)
def test_a_lost_fact_is_named_as_it_was_written(old: str, new: str, lost: list[str]) -> None:
    assert _lost(old, new) == lost


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Come, all of you!",
        "1. Come\n2) Bring cake\n> 3. Stay",
        "She said “what a day” and left.",
        "# A heading",
        "We may sit in the sun, mon ami.",
    ],
)
def test_a_text_without_facts_has_none(text: str) -> None:
    assert facts(text) == ()


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("`14:30 @ann https://x.org`", [Kind.CODE]),
        ("https://x.org/2026-03-03?at=14:30#top", [Kind.LINK]),
        ("https://en.wikipedia.org/wiki/Go_(game)", [Kind.LINK]),
        ("ann2@x.org", [Kind.EMAIL]),
        ("<t:1700000000:R> <:wave:1234> </refine:99>", [Kind.MENTION] * 3),
        ("2026-03-03", [Kind.DATE, Kind.NUMBER]),
        ("3. März: los", [Kind.DATE]),
        ("Monday 14:30", [Kind.TIME, Kind.DAY]),
    ],
)
def test_what_is_inside_a_fact_is_no_other_fact(text: str, kinds: list[Kind]) -> None:
    assert [fact.kind for fact in facts(text)] == kinds


def test_a_link_keeps_its_parentheses_and_not_those_around_it() -> None:
    text = "(see https://en.wikipedia.org/wiki/Go_(game))"
    assert [f.shown for f in facts(text)] == ["https://en.wikipedia.org/wiki/Go_(game)"]


def test_a_number_too_long_for_an_integer_is_a_number() -> None:
    assert len(facts("9" * 10_000)) == 1


_WORDS = st.sampled_from(
    [
        *("We", "meet", "on", "March", "3", "3rd", "14:30", "2", "pm", "1,000", "12", "Monday"),
        *("https://x.org/a", "@ann", "<@123>", "a@x.org", "`code`", '"Big', 'Hall"', "may", "-"),
        *("1.", "März", "5.", "2026-03-03", "+49", "30", "to", "am", "Uhr", "1.2.3", "half", "#x"),
    ]
)
_TEXTS = st.lists(_WORDS, max_size=14)


@given(_TEXTS, st.lists(st.sampled_from([" ", "  ", "\n"]), min_size=14, max_size=14))
def test_a_text_has_all_the_facts_of_itself(words: list[str], gaps: list[str]) -> None:
    text = "".join(word + gap for word, gap in zip(words, gaps, strict=False))
    assert missing(facts(text), text) == ()


@given(st.text(max_size=200))
def test_any_text_has_all_the_facts_of_itself(text: str) -> None:
    assert missing(facts(text), text) == ()


_SENTENCES = st.lists(
    st.sampled_from(
        [
            "We meet on March 3 at 14:30.",
            "Bring 2 friends and 1,000 cakes!",
            "Ask @ann or a@x.org,",
            "see https://x.org/a.",
            "Call +49 30 1234567 on Monday;",
            "run `make`",
            'in the "Big Hall"',
        ]
    ),
    max_size=5,
)


@given(_SENTENCES, st.sampled_from(["  ", "\n", "\n\n", " \n "]))
def test_new_white_space_and_a_new_order_lose_nothing(sentences: list[str], gap: str) -> None:
    old = " ".join(sentences)
    new = gap.join(reversed(sentences)).replace("on Monday", f"on{gap}Monday")
    assert missing(facts(old), new) == ()
