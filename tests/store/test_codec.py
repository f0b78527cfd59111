"""Events as rows."""

from __future__ import annotations

import json
from typing import get_args

import pytest
from hypothesis import given

from bot.brainstorm.events import BoardEvent
from bot.refine.events import Drafted, Event, Started
from bot.store.codec import decode, encode
from bot.story.events import Event as AnyEvent
from bot.story.events import Posted
from tests.store.examples import events, started


@given(events())
def test_every_event_survives(event: AnyEvent) -> None:
    assert decode(*encode(event)) == event


def test_every_kind_has_a_name_of_its_own() -> None:
    kinds = {*get_args(Event), *get_args(BoardEvent)}

    assert len({kind.__name__ for kind in kinds}) == len(kinds)


def test_an_old_body_without_a_newer_field_can_be_read() -> None:
    body = '{"at": 1.0, "attempt": 2, "text": "Hi"}'

    assert decode("Drafted", body) == Drafted(1.0, 2, "Hi")


def test_a_session_from_before_there_were_languages_is_in_english() -> None:
    kind, body = encode(started())
    old = json.loads(body)
    del old["language"]
    event = decode(kind, json.dumps(old))
    assert isinstance(event, Started)
    assert event.language == "en"


def test_a_field_of_a_later_version_is_passed_over() -> None:
    kind, body = encode(started())
    later = json.loads(body)
    later["mood"] = "cheerful"
    later["limits"]["patience_of_saints"] = 5

    assert decode(kind, json.dumps(later)) == started()


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("Teleported", '{"at": 1.0}'),
        ("Posted", '{"at": 1.0}'),
        ("Posted", "no JSON"),
        ("Reacted", '{"at":1,"source":"s","person":1,"draft":1,"reaction":"🎉","on":true}'),
    ],
    ids=["unknown kind", "lacking fields", "not JSON", "unknown reaction"],
)
def test_what_cannot_be_read_is_none(kind: str, body: str) -> None:
    assert decode(kind, body) is None


def test_a_body_is_json_that_people_can_read() -> None:
    _, body = encode(Posted(1.5, "draft:1", 2**62, "🔁"))

    assert body == '{"at":1.5,"card":"draft:1","message":4611686018427387904,"digest":"🔁"}'


def test_half_a_surrogate_pair_is_refused() -> None:
    with pytest.raises(ValueError, match="surrogates"):
        encode(started(original="\ud83d"))
