"""The JSON schema of an answer, by OpenAI's strict rules: every key required, no others allowed.

Keys stream in the schema's order. The rules:
https://platform.openai.com/docs/guides/structured-outputs#supported-schemas
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.refine.task import Do, Task

Schema = dict[str, object]


def schema_for(task: Task, do: Do) -> Schema:
    """The schema of the halves that a call is to answer."""
    properties: Schema = {}
    if do is not Do.WRITE:
        properties |= _judging(task)
    if do is not Do.JUDGE:
        properties |= _writing(task)
    return _object(properties)


def _judging(task: Task) -> Schema:
    labels = [t.label for t in task.texts]
    criteria = [c.name for c in task.rubric.criteria]
    ids = [r.id for r in task.requests]
    pair = len(labels) > 1
    met = [*labels, "both", "neither"] if pair else [*labels, "neither"]
    request = {"id": _one_of(ids) if ids else _TEXT, "met": _one_of(met), "why": _TEXT}
    issue = {
        "text": _one_of(labels),
        "quote": _TEXT,
        "criterion": _one_of(criteria),
        "problem": _TEXT,
    }
    fact = {"text": _one_of(labels), "fact": _TEXT, "cause": _one_of(["brief", *ids, "none"])}
    points = _object({name: {"type": "number"} for name in criteria})
    return {
        "requests": _list(request),
        "issues": _list(issue),
        "lost": _list(fact),
        "added": _list(fact),
        "scores": _object(dict.fromkeys(labels, points)),
        "winner": _one_of([*labels, "tie"] if pair else labels),
    }


def _writing(task: Task) -> Schema:
    """A first draft has to be written; of a text there is, nothing may be left to improve."""
    draft: Schema = {"type": ["string", "null"]} if task.texts else _TEXT
    return {"changes": _TEXT, "draft": draft}


_TEXT: Schema = {"type": "string"}


def _one_of(values: list[str]) -> Schema:
    return {"type": "string", "enum": values}


def _list(properties: Mapping[str, object]) -> Schema:
    return {"type": "array", "items": _object(properties)}


def _object(properties: Mapping[str, object]) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
