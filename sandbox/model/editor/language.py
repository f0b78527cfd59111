"""Whether a passage is English, told by its commonest words; when in doubt, it is not."""

import re

_ENGLISH = frozenset(
    """
    the and of to is it for you with this are be have we i our at not but my your from they will
    can if was an so or that has had were would us been which when who how there here please his
    her she he their what all by about i'm it's don't we're
    """.split()
)
_OTHERS = frozenset(
    """
    der und das ist nicht ein eine wir ich auf mit für sich dem den zu von im sind haben auch wie
    le la les des est une et pas pour dans que qui nous vous avec sur sont ce cette je il elle
    el los las para con por como está pero más muy del al lo su sus yo
    gli che per non sono della di è anche questo una il
    het een van en niet voor met zijn dat op je ik maar ook
    os um uma não você com isso mais na se ao
    nie się jest że jak ale tak dla do
    och att det som inte är på vi av til og ikke er jeg på til
    ve bir bu için çok ile
    ja ei on että mutta se
    """.split()
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SURE_FROM = 6
"""From this many words on, English must show by its common words."""


def is_english(passage: str) -> bool:
    """Judge a passage of prose. A few words count as English unless something speaks against it."""
    words = [word.lower().replace("’", "'") for word in _WORD.findall(passage)]
    english = sum(word in _ENGLISH for word in words)
    others = sum(word in _OTHERS for word in words)
    foreign = sum(not word.isascii() for word in words)
    if others > english or foreign > len(words) / 3:
        return False
    return english > 0 or len(words) < _SURE_FROM
