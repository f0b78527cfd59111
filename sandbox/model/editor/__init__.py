"""An editor that needs no model: it mends one class of fault a round, by rule, and measures.

`OfflineEditor` is the `Answer` that a `ModelServer` asks. It reads English prose only, touches no
fact (numbers, names, links, code, quotes, mentions) and no layout, and invents nothing.
"""

from sandbox.model.editor.offline import OfflineEditor

__all__ = ["OfflineEditor"]
