"""An OpenAI-compatible endpoint on the loopback, with an editor behind it that needs no key.

`ModelServer` speaks the protocol and asks an `Answer`: the `OfflineEditor` of
`sandbox.model.editor`, or the `Script` of a test. `Faults` make it misbehave on order.
"""

from sandbox.model.endpoint import ModelServer
from sandbox.model.faults import Faults
from sandbox.model.scripted import Script, ScriptError
from sandbox.model.wire import Answer, AnswerError, Document

__all__ = ["Answer", "AnswerError", "Document", "Faults", "ModelServer", "Script", "ScriptError"]
