"""The kind of session that this room is about."""

from __future__ import annotations

from bot.refine.events import Started
from bot.refine.fold import apply, fold
from bot.refine.forgetting import overwritten
from bot.refine.session import Session
from bot.refine.summary import summarize
from bot.story.kind import Kind

REFINE: Kind[Session] = Kind("refine", Started, fold, apply, summarize, overwritten)
