"""Limits: how much Discord takes of what is chosen from, filled in and shown with a message.

Its reference says so, at https://discord.com/developers/docs: of menus and fields under
`components/reference`, of what is offered under `interactions/application-commands`, of a picture's
words under `resources/message`. What the text of a message may have is with the `card`.
"""

from __future__ import annotations

MOST_CHOICES = 25
"""Options of a menu, or of what is offered while somebody types."""
LONGEST_LABEL = 100
"""Characters of one of them."""
LONGEST_FIELD = 4_000
"""Characters of a form's field."""
LONGEST_ALT_TEXT = 1_000
"""Characters that tell what a picture shows; it would take 1,024."""
