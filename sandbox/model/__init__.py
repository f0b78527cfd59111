"""An OpenAI-compatible endpoint on the loopback, with rules behind it that need no key.

`ModelServer` speaks the protocol and asks an `Answer`: `Either` the `OfflineEditor` of
`sandbox.model.editor` (for a round) or `sandbox.model.ideas` (for a question of a brainstorm), or
the `Script` of a test. `Faults` make it misbehave on order. Texts are moderated by rule.
"""

from sandbox.model.either import Either
from sandbox.model.endpoint import ModelServer
from sandbox.model.faults import Faults
from sandbox.model.scripted import Script, ScriptError
from sandbox.model.wire import Answer, AnswerError, Asked, Document, Question

__all__ = [
    "Answer",
    "AnswerError",
    "Asked",
    "Document",
    "Either",
    "Faults",
    "ModelServer",
    "Question",
    "Script",
    "ScriptError",
]
