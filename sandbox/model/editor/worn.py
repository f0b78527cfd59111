"""Clichés that proselint knows and the editor has no plain words for: pointed out, not mended."""

from collections.abc import Iterator

from proselint.checks.cliches import (  # type: ignore[import-untyped]  # ships no types
    __register__ as cliche_checks,
)

from sandbox.model.editor.edits import Class, Fault
from sandbox.model.editor.protect import Prose


def worn(prose: Prose) -> Iterator[Fault]:
    """Every cliché in free prose."""
    # proselint's patterns want a character around the text.
    padded = f"\n{prose.masked}\n"
    for check in cliche_checks:
        for result in check.check_with_flags(padded):
            start, end = result.span[0] - 1, result.span[1] - 1
            if prose.is_free(start, end):
                yield Fault(Class.CLICHE, start, end, None, "is worn by use")
