"""Awaits that no process came to, and why, where that can be told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_REASONS = (
    (
        r"turn$|parting.py|history.py:\d+:people",
        "the pace of requests was kept, so that nobody had to wait for a turn",
    ),
    (
        r"pace.py|speech.py:\d+:on_|reactions.py:\d+:_take",
        "nobody acted so fast as to be slowed",
    ),
    (r"_change_to$", "an edit finds its session in hand"),
    (r"ledger.py:\d+:_read$", "no log was so long as to be read in turns"),
    (r"ledger.py:\d+:start$", "a command that is told twice finds its session in hand"),
    (r"_refusal$|_catch_up$", "only another process on the same file takes a number of a log"),
    (
        r"tokens.py:\d+:drop$",
        "a token is refused after fifteen minutes, and no life is so long",
    ),
    (r"download.py", "a client of HTTP is opened there, and waits for nothing"),
    (r"forget_elsewhere$", "there is no copy that a migration left"),
    (r"artist.py|guest.py", "no picture is drawn here, and none goes up"),
    (
        r"publisher.py:\d+:_ended|echoes.py:\d+:close|crew.py:\d+:delete",
        "nothing took five seconds to end",
    ),
    (r"_answer$", "an answer that is over is closed without a wait"),
    (r"refining.py:\d+:_take$", "no answer had to be asked for anew"),
    (r"handing.py", "no export was too large as it is"),
    (r"note_warning$", "no final lived to be warned of"),
    (r"check_permissions$|_check_is_in$", "nobody asks for anything in a private thread"),
    (
        r"_drive$|_converse$|guard$|enduring$",
        "only a bug comes here, or a session that was deleted from the database",
    ),
)
_OTHERWISE = "nothing in this run came to it"


def grouped(places: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """The reasons, with their awaits in the order of their lines."""
    found: dict[str, list[str]] = {}
    for place in sorted(places, key=_key):
        found.setdefault(_reason(place), []).append(place)
    yield from found.items()


def _key(place: str) -> tuple[str, int]:
    file, line, _ = place.split(":")
    return file, int(line)


def _reason(place: str) -> str:
    return next((why for pattern, why in _REASONS if re.search(pattern, place)), _OTHERWISE)
