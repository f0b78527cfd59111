"""One round: the judgement of a document's texts, and the next draft."""

from collections.abc import Mapping, Sequence

from sandbox.model.editor import remarks
from sandbox.model.editor.analysis import Analyst, Repair
from sandbox.model.editor.edits import Class
from sandbox.model.editor.facts import missing
from sandbox.model.editor.judge import LEAST_GAIN, Judge
from sandbox.model.editor.skeleton import from_brief
from sandbox.model.editor.wishes import SHORTENING
from sandbox.model.wire import Document, Writing


class Round:
    """A document under work. Raises `AnswerError` when it has no text to judge."""

    def __init__(self, document: Document, analyst: Analyst) -> None:
        self._document = document
        self._analyst = analyst
        self._texts = document["texts"]
        self._judge = Judge(document, analyst)

    def reply(self) -> Mapping[str, object]:
        """The parts that the document asks for."""
        match self._document["do"]:
            case "judge":
                return {**self._judge.judgement()}
            case "write":
                return {**self._write()}
            case "judge and write":
                return {**self._judge.judgement(), **self._write()}

    def _write(self) -> Writing:
        if not self._texts:
            draft = from_brief(self._document["brief"], self._document["style"])
            return Writing(changes=remarks.FROM_BRIEF, draft=draft or None)
        text = self._texts[self._judge.base]
        return (
            self._granted(text)
            or self._mended(text)
            or Writing(changes=self._nothing_left(text), draft=None)
        )

    def _granted(self, text: str) -> Writing | None:
        """The text with the open requests granted, as far as rules can."""
        draft, said = text, list[str]()
        for wish in self._judge.wishes:
            if wish.kind == "other" or self._judge.meets(wish, draft):
                continue
            if wish.names_words:
                draft = wish.grant(draft)
                said.append(wish.told())
            else:
                draft, done = self._mend_all(draft, wish.classes)
                said += [remarks.part(kind, repairs) for kind, repairs in done]
        gone = missing(text, [draft])
        if draft == text or any(self._judge.cause(fact, "old") == "none" for fact in gone):
            return None
        return Writing(changes=remarks.line(said), draft=draft)

    def _mended(self, text: str) -> Writing | None:
        """The text with one class of fault mended: the first whose mending makes it better."""
        limit = self._document["limit"]
        is_over = limit is not None and len(text) > limit["characters"]
        for kinds in [SHORTENING] * is_over + [(kind,) for kind in Class]:
            draft, done = self._mend_all(text, kinds)
            if draft != text and self._judge.total(draft) > self._judge.total(text) + LEAST_GAIN:
                said = [remarks.part(kind, repairs) for kind, repairs in done]
                return Writing(changes=remarks.line(said), draft=draft)
        return None

    def _mend_all(
        self, text: str, kinds: Sequence[Class]
    ) -> tuple[str, list[tuple[Class, list[Repair]]]]:
        done = []
        if not self._analyst.analyse(text).faults[Class.SPELLING]:
            # With words gone, a slip may show that they hid: "its very much a" -> "its a".
            kinds = [*kinds, Class.SPELLING]
        for kind in kinds:
            text, repairs = self._analyst.mend(text, kind)
            if repairs:
                done.append((kind, repairs))
        return text, done

    def _nothing_left(self, text: str) -> str:
        readable = self._analyst.analyse(text).is_readable
        return remarks.NOTHING_LEFT if readable else remarks.NOT_ENGLISH
