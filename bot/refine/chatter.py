"""Whether a reply talks about the text instead of being it.

"Let me know if Tuesday works" ends many a good letter, so an opening or an offer counts only where
its words are about drafts and editing. A miss is cheap, for the judge reads the text as well; a
false alarm keeps out a good draft.
"""

from __future__ import annotations

import re

_TEXT = (
    r"(?:draft|version|revision|rewrite|text|tweet|post|e-?mail|message|announcement|pitch|readme|"
    r"review|copy|fassung|entwurf)"
)
_EDITED = (
    r"(?:revised|improved|updated|polished|rewritten|refined|edited|final|new|shortened|cleaned-up|"
    r"überarbeitete[rn]?|verbesserte[rn]?|neue[rn]?)"
)
_OPENER = re.compile(
    rf"""\A[\W_]*
    (?:(?:sure|certainly|of\ course|absolutely|okay|ok|great|gerne|natürlich)
        (?:\ thing)?[^\n\w]{{1,3}})?
    (?:
        (?:here(?:['’]s|\ is|\ are)|hier\ ist|below\ is)\s[^\n.]{{0,40}}\b{_EDITED}\s
            (?:\w+\s){{0,2}}{_TEXT}\b[^\n]{{0,80}}[:\n]
      | {_EDITED}\s(?:\w+\s)?{_TEXT}\s*[*_]*:
      | {_EDITED}\s(?:\w+\s)?{_TEXT}[\s*_]*\n
      | draft(?:\s\#?\d+)?\s*[*_]*:
      | i(?:\ have|['’]ve)\s(?:\w+\s)?(?:revised|rewritten|improved|polished|edited|shortened)\s
            (?:the|your|this)\s(?:\w+\s)?{_TEXT}\b
      | (?:this|the|your)\s(?:\w+\s)?{_TEXT}\s(?:is|was|looks)\s(?:already|now)\s[^.\n]{{0,40}}
            \b(?:good|great|clear|concise|strong|polished|perfect|excellent|effective|fine|well)\b
      | no\s(?:further\s)?(?:changes?|edits?|revisions?)\s(?:(?:is|are|were)\s)?
            (?:needed|necessary|required)\s*(?:[.!;:,—–]|\Z)
      | as\san\sai\s(?:language\s)?(?:model|assistant),?\si\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_OFFER = re.compile(
    rf"""(?:let\ me\ know\ if|feel\ free\ to|would\ you\ like\ me\ to|i\ can\ also|
        if\ you(?:['’]d|\ would)?\ (?:like|want|prefer))
    [^\n]{{0,80}}?
    (?:
        \b(?:adjust|tweak|revise|rewrite|refine|polish|shorten|rephrase|reword|edit|modify|tailor)\s
            (?:it|this|anything|the\s{_TEXT}|the\s(?:tone|wording|style|length))
            (?:\s(?:further|again|as\sneeded|more|to\s[^\n]{{0,40}}))?
      | \bmake\s(?:it|this)\s(?:more|less|shorter|longer|sound)\b[^\n]{{0,60}}
      | \b(?:any|more|other|further)\s(?:(?:other|more|further)\s)?
            (?:changes|adjustments|tweaks|edits|revisions)
            (?:\sto\s(?:it|this|the\s{_TEXT}|the\s(?:tone|wording|style|length)))?
      | \b(?:another|a\s(?:different|shorter|longer|new))\s(?:{_TEXT}|tone)
    )[^\w\n]*\Z
    | \bhope\ th(?:is|e)\s(?:\w+\s)?{_TEXT}\shelps[^\w\n]*\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_ENDING = 400
"""Characters at the end of a text in which an offer is looked for."""


def is_chatter(text: str) -> bool:
    """Whether a text opens like an assistant's answer or ends with an offer to edit it."""
    return bool(_OPENER.match(text) or _OFFER.search(text.rstrip()[-_ENDING:]))
