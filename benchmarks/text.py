"""What is refined: the same words in each session, and a number that tells the sessions apart."""

from __future__ import annotations

import re

TEXT = (
    "Our writing group meets every second Thursday in the reading room above the library, and "
    "everybody who writes is welcome, whatever they write and however long they have done it. "
    "Bring two pages that you would like to hear read by somebody else, and a pencil. We read, we "
    "listen, we say what stayed with us, and only then what we would change. There is tea; there "
    "are biscuits as long as somebody thinks of them. New people sit where they like. This is case"
)
"""Before the session's number."""
CASE = re.compile(r"case (\d+)")
