"""Chatter is a reply that talks about the text; a text may talk like that about other things."""

from __future__ import annotations

import pytest

from bot.refine.chatter import is_chatter

_BODY = "We meet on March 3 in the big hall. Bring a friend."


@pytest.mark.parametrize(
    "text",
    [
        f"Here is the revised version:\n\n{_BODY}",
        f"Here's a polished draft of your announcement:\n{_BODY}",
        f"Here’s an improved version that is shorter:\n\n{_BODY}",
        f"Sure! Here is the updated text:\n{_BODY}",
        f"Certainly, here's a more concise, rewritten version of the email:\n\n{_BODY}",
        f"Of course! Below is the edited text:\n\n{_BODY}",
        f"**Revised version:**\n{_BODY}",
        f"# Improved draft\n\n{_BODY}",
        f"Final version: {_BODY}",
        f"Draft 3:\n{_BODY}",
        f"Gerne! Hier ist die überarbeitete Fassung:\n{_BODY}",
        f"I have revised the text for clarity.\n\n{_BODY}",
        f"I've shortened your draft. {_BODY}",
        "The text is already clear and concise.",
        "This review is already well written, so I left it alone.",
        "Your draft looks now great.",
        "No changes needed.",
        "No further edits are necessary!",
        "As an AI language model, I cannot improve this.",
        f"{_BODY}\n\nLet me know if you'd like me to adjust the tone!",
        f"{_BODY}\n\nLet me know if you want any changes.",
        f"{_BODY}\n\nFeel free to modify it as needed.",
        f"{_BODY}\n\nWould you like me to make it shorter or more formal?",
        f"{_BODY}\n\nLet me know if you'd like any further adjustments to the wording.",
        f"{_BODY}\n\nIf you'd like a shorter version, just ask!".replace(", just ask", ""),
        f"{_BODY}\n\nI hope this version helps!",
    ],
)
def test_talk_about_the_text(text: str) -> None:
    assert is_chatter(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        _BODY,
        "Hi Ann,\nthe hall is booked.\nLet me know if Tuesday works for you.",
        "Hi all,\nthe party is on Friday. Let me know if you can come!",
        "Let me know if you need anything else.",
        "Let me know if you have any questions about the changes to the schedule.",
        "Let me know if your plans change.",
        "Feel free to bring a friend.",
        "The wiki is open to all, so feel free to edit any page.",
        "Feel free to contact us at any time.",
        "Would you like me to send the slides?",
        "I hope this helps!",
        "If you would like another ticket, write to us.",
        "Sure, we would love to come!",
        "Of course the hall is open on Sundays.",
        "Of course, you can always reach us by email.",
        "Certainly one of the best halls in town.",
        "Absolutely everybody is welcome.",
        "Great news: the hall is open again!",
        "Here is the plan for Friday:\n1. Come\n2. Eat",
        "Here are the minutes of our meeting:",
        "Here's to a new year!",
        "The draft law is already in parliament.",
        "The message is already on its way.",
        "This version adds a search box.",
        "I have updated the schedule on our website.",
        "I've improved my time by two minutes.",
        "No changes are needed on your side.",
        "As an AI company, we read a lot.",
        "New text adventure out now!",
        "Final version out on Friday.",
        "Draft beer: 3 euros.",
        "The final text of the treaty was signed on March 3.",
    ],
)
def test_texts_that_only_sound_like_it(text: str) -> None:
    assert not is_chatter(text)
