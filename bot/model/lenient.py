"""Reading JSON leniently: what models get wrong in form is understood where that is safe."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Annotated, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, OnErrorOmit, ValidationError

_FENCED = re.compile(r"\A```(?:markdown|md|text|txt|plaintext)?[ \t]*\n(.*)\n```\Z", re.DOTALL)

T = TypeVar("T")
Model = TypeVar("Model", bound=BaseModel)

Words = Annotated[str, BeforeValidator(lambda value: "" if value is None else value)]
Items = Annotated[
    list[OnErrorOmit[T]], BeforeValidator(lambda value: [] if value is None else value)
]


class Misfit(Exception):
    """The JSON is not an answer; its text says why, without a word of the answer."""


class Lenient(BaseModel):
    """White space around words does not matter, and numbers may stand for words."""

    model_config = ConfigDict(str_strip_whitespace=True, coerce_numbers_to_str=True)


def checked(model: type[Model], answer: Mapping[str, object]) -> Model:
    """The answer as a model.

    Raises:
        Misfit: a part is missing or has the wrong type.
    """
    try:
        return model.model_validate(answer)
    except ValidationError as error:
        said = [f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()]
        raise Misfit("; ".join(said[:3])) from None


def unfenced(draft: str, sources: Iterable[str]) -> str:
    """The text inside a code fence that is around all of it, unless a source of it begins so."""
    if any(source.lstrip().startswith("```") for source in sources):
        return draft
    match = _FENCED.match(draft)
    return match[1].strip() if match and "```" not in match[1] else draft
