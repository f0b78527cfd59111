"""Apart: what goes wrong with one session keeps no other."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bot.errors import StoreError, UnknownSession

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class Attempt:
    """What came of one session; where it was deleted meanwhile, nothing was left to do."""

    has_failed: bool = False


@contextmanager
def apart(session: int, deed: str) -> Iterator[Attempt]:
    """Do something to one of several sessions; a failure is logged as that it cannot `deed`."""
    attempt = Attempt()
    try:
        yield attempt
    except UnknownSession:
        logger.info("session %s was deleted meanwhile", session)
    except StoreError as error:  # such as one log that cannot be read
        attempt.has_failed = True
        logger.error("session %s cannot %s: %s", session, deed, error.code)
    except Exception:
        attempt.has_failed = True
        logger.exception("session %s cannot %s", session, deed)
