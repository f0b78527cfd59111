"""JSON schemas of answers, by OpenAI's strict rules: every key required, no others allowed.

Keys stream in the schema's order. The rules:
https://platform.openai.com/docs/guides/structured-outputs#supported-schemas
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.refine.task import Do, Task

Schema = dict[str, object]

TEXT: Schema = {"type": "string"}
INTEGER: Schema = {"type": "integer"}


def one_of(values: list[str]) -> Schema:
    """One of some words."""
    return {"type": "string", "enum": values}


def list_of(items: Schema) -> Schema:
    """Any number of the same."""
    return {"type": "array", "items": items}


def object_of(properties: Mapping[str, object]) -> Schema:
    """Exactly these keys."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def schema_for(task: Task, do: Do) -> Schema:
    """The schema of the halves that a call is to answer."""
    properties: Schema = {}
    if do is not Do.WRITE:
        properties |= _judging(task)
    if do is not Do.JUDGE:
        properties |= _writing(task)
    return object_of(properties)


def _judging(task: Task) -> Schema:
    labels = [t.label for t in task.texts]
    criteria = [c.name for c in task.rubric.criteria]
    ids = [r.id for r in task.requests]
    pair = len(labels) > 1
    met = [*labels, "both", "neither"] if pair else [*labels, "neither"]
    request = {"id": one_of(ids) if ids else TEXT, "met": one_of(met), "why": TEXT}
    issue = {
        "text": one_of(labels),
        "quote": TEXT,
        "criterion": one_of(criteria),
        "problem": TEXT,
    }
    fact = {"text": one_of(labels), "fact": TEXT, "cause": one_of(["brief", *ids, "none"])}
    points = object_of({name: {"type": "number"} for name in criteria})
    return {
        "requests": list_of(object_of(request)),
        "issues": list_of(object_of(issue)),
        "lost": list_of(object_of(fact)),
        "added": list_of(object_of(fact)),
        "scores": object_of(dict.fromkeys(labels, points)),
        "winner": one_of([*labels, "tie"] if pair else labels),
    }


def _writing(task: Task) -> Schema:
    """A first draft has to be written; of a text there is, nothing may be left to improve."""
    draft: Schema = {"type": ["string", "null"]} if task.texts else TEXT
    return {"changes": TEXT, "draft": draft}
