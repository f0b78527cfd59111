"""A rubric as a YAML file, both ways. Nodes are read, never objects: each knows its line."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import yaml
from yaml.reader import ReaderError

from bot.community.form import Bound
from bot.community.sheet import Fault, Line, Said, Sheet, rubric_of
from bot.refine.rubric import Bounds, Rubric

MOST_CHARACTERS = 16_384
_DEEPEST = 6
"""A rubric's nodes are in one another four deep."""
_NULL = "tag:yaml.org,2002:null"
_KEYS = ("name", "description", "guidance", "criteria", "bounds")
_CRITERION = ("name", "weight", "anchors")
_POINTS = ("1", "2", "3", "4", "5")


def read(text: str, reserved: Collection[str] = ()) -> Rubric:
    """The rubric of a file, see `rubric_of`.

    Raises:
        Fault: it is no YAML, or no rubric; with the line.
    """
    if len(text) > MOST_CHARACTERS:
        raise Fault("wrong-size", Said("", 1), limit=MOST_CHARACTERS)
    node = _composed(text)
    if node is None:
        raise Fault("wrong-empty", Said("", 1))
    return rubric_of(_sheet(node), reserved)


def written(rubric: Rubric) -> str:
    """The file that `read` makes the same rubric of."""
    content: dict[str, object] = {
        "name": rubric.name,
        "description": rubric.description,
        "guidance": rubric.guidance,
        "criteria": [
            {"name": c.name, "weight": _number(c.weight), "anchors": c.anchors}
            for c in rubric.criteria
        ],
        "bounds": dict(_bounds(rubric.bounds)),
    }
    kept = {key: value for key, value in content.items() if value}
    return yaml.dump(kept, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=88)


def _number(weight: float) -> float:
    return int(weight) if weight.is_integer() else weight


def _bounds(bounds: Bounds) -> Iterator[tuple[str, object]]:
    parts = (bounds.least, bounds.most, list(bounds.keep), list(bounds.avoid))
    return ((b.value, part) for b, part in zip(Bound, parts, strict=True) if part)


class _Dumper(yaml.SafeDumper):
    """Texts of several lines stand as such in the file."""


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent_text)


class _Composer(yaml.SafeLoader):
    """Makes nodes of a document, but none that stands in two places, nor any number in a row."""

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]  # its types say nothing of it
        if event.anchor is not None:
            raise Fault("wrong-alias", _at(event.start_mark))
        if self.depth == _DEEPEST:
            raise Fault("wrong-depth", _at(event.start_mark))
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


def _composed(text: str) -> yaml.Node | None:
    try:
        return _Composer(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Fault("wrong-yaml", _at(mark), problem=error.problem or "") from None
    except ReaderError as error:
        raise Fault("wrong-characters", Said("", 1 + text.count("\n", 0, error.position))) from None
    except (ValueError, OverflowError):  # an escape of a character that there cannot be
        raise Fault("wrong-characters", Said("", 1)) from None


def _sheet(node: yaml.Node) -> Sheet:
    whole = _mapping(node, _KEYS)
    top = _at(node.start_mark)
    bounds = _mapping(whole["bounds"], tuple(Bound)) if _is_there(whole, "bounds") else {}
    criteria = _items(whole["criteria"]) if _is_there(whole, "criteria") else []
    return Sheet(
        top=_place(whole, "criteria", top),
        name=_text(whole, "name", top),
        description=_text(whole, "description", top),
        guidance=_text(whole, "guidance", top),
        criteria=tuple(map(_line, criteria)),
        least=_text(bounds, Bound.LEAST, top),
        most=_text(bounds, Bound.MOST, top),
        keep=_phrases(bounds, Bound.KEEP),
        avoid=_phrases(bounds, Bound.AVOID),
    )


def _line(node: yaml.Node) -> Line:
    criterion, top = _mapping(node, _CRITERION), _at(node.start_mark)
    is_described = _is_there(criterion, "anchors")
    anchors = _mapping(criterion["anchors"], _POINTS) if is_described else {}
    return Line(
        _text(criterion, "name", top),
        _text(criterion, "weight", top),
        {int(points): _text(anchors, points, top) for points in anchors},
    )


def _phrases(bounds: Mapping[str, yaml.Node], bound: Bound) -> tuple[Said, ...]:
    """Several phrases, or one."""
    if not _is_there(bounds, bound):
        return ()
    node = bounds[bound]
    nodes = [node] if isinstance(node, yaml.ScalarNode) else _items(node)
    return tuple(map(_said, nodes))


def _mapping(node: yaml.Node, known: tuple[str, ...]) -> dict[str, yaml.Node]:
    """The values of a mapping by their keys, each of which is known and there once."""
    if not isinstance(node, yaml.MappingNode):
        raise Fault("wrong-no-mapping", _at(node.start_mark), keys=", ".join(known))
    found: dict[str, yaml.Node] = {}
    for key_node, value in node.value:
        said = _said(key_node)
        key = " ".join(said.text.split())
        if key not in known:
            raise Fault("wrong-key", said, key=key, keys=", ".join(known))
        if key in found:
            raise Fault("wrong-key-twice", said, key=key)
        found[key] = value
    return found


def _items(node: yaml.Node) -> list[yaml.Node]:
    if not isinstance(node, yaml.SequenceNode):
        raise Fault("wrong-no-list", _at(node.start_mark))
    return list(node.value)


def _text(mapping: Mapping[str, yaml.Node], key: str, missing: Said) -> Said:
    return _said(mapping[key]) if key in mapping else missing


def _said(node: yaml.Node) -> Said:
    if not isinstance(node, yaml.ScalarNode):
        raise Fault("wrong-no-text", _at(node.start_mark))
    text = "" if node.tag == _NULL else str(node.value)
    return Said(text, node.start_mark.line + 1)


def _is_there(mapping: Mapping[str, yaml.Node], key: str) -> bool:
    return key in mapping and mapping[key].tag != _NULL


def _place(mapping: Mapping[str, yaml.Node], key: str, otherwise: Said) -> Said:
    return _at(mapping[key].start_mark) if key in mapping else otherwise


def _at(mark: yaml.Mark | None) -> Said:
    return Said("", 1 if mark is None else mark.line + 1)
