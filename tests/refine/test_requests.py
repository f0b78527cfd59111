"""What members ask for: gathered, a hard requirement of the next round, met or told why not."""

from __future__ import annotations

import pytest

from bot.refine.events import RequestChanged, RequestMade
from bot.refine.limits import Limits, Stop
from bot.refine.loop import next_action
from bot.refine.replies import Review, Written
from bot.refine.task import Task, task_for
from bot.story.events import Woke
from tests.refine.build import AUTHOR, MEMBER, TEXT, Life, started
from tests.refine.editors import STEADY_TEXT, Deaf, Steady, Whimsical, review


class Obliging(Steady):
    """Adds what is asked in brackets, and finds it met where it stands."""

    def review(self, task: Task) -> Review:
        """As the steady editor, with an eye on the requests."""
        asked = []
        for request in task.requests:
            labels = [t.label for t in task.texts if f"[{request.text}]" in t.draft.text]
            met = "both" if len(labels) == 2 else (labels or ["neither"])[0]
            asked.append((request.id, met))
        winner = super().review(task).winner
        return review(winner, requests=asked)

    def write(self, task: Task) -> Written:
        """The steady editor's text with the wishes in front."""
        text = super().write(task).draft or ""
        wishes = [f"[{r.text}] " for r in task.requests if f"[{r.text}]" not in text]
        return Written("".join(wishes) + text, "as you like it")


def test_a_request_waits_a_while_and_others_join_it() -> None:
    life = _finished()
    life.append(RequestMade(100.0, "a", 2, "shorter", None))
    life.append(RequestMade(105.0, "b", 3, "warmer", None))
    assert next_action(life.session) is None
    assert life.session.wake_at == 108.0
    life.append(Woke(107.9))
    assert next_action(life.session) is None
    life.append(Woke(108.0))
    task = task_for(life.until_asked())
    assert [r.text for r in task.requests] == ["shorter", "warmer"]
    assert life.session.wake_at is None


def test_a_request_buys_one_round_from_the_best() -> None:
    life = _finished(Obliging())
    _ask(life, "shorter")
    life.rest()
    assert life.session.rounds_written == 4
    assert life.session.drafts[4].based_on == 3


def test_a_reply_to_a_draft_begins_from_that_draft() -> None:
    life = _finished(Obliging())
    _ask(life, "shorter", about=1)
    life.rest()
    assert life.session.drafts[4].based_on == 1


def test_another_round_meanwhile_takes_the_request_along() -> None:
    life = _finished(Obliging())
    life.ask("shorter")
    life.again(3)
    assert life.session.wake_at is None
    life.rest()
    assert life.session.requests[0].met_by == 4


def test_a_stop_ends_the_gathering() -> None:
    life = _finished()
    life.ask("shorter")
    life.stop()
    life.append(Woke(1000.0))
    assert next_action(life.session) is None


def test_a_request_that_is_met_names_its_draft() -> None:
    life = _finished(Obliging())
    _ask(life, "shorter")
    life.rest()
    request = life.session.requests[0]
    assert (request.met_by, life.session.best) == (4, 4)
    assert life.session.open_requests == ()


def test_a_request_that_is_not_met_stays_open_and_says_why() -> None:
    life = _finished(Steady())
    life.editor = Deaf()
    _ask(life, "shorter")
    life.rest()
    request = life.session.requests[0]
    assert (request.met_by, request.why) == (None, "because")
    assert life.session.open_requests == (request,)


def test_the_text_that_members_want_changed_does_not_meet_their_request() -> None:
    class Pleased(Steady):
        def review(self, task: Task) -> Review:
            return review("tie", requests=[(r.id, "both") for r in task.requests])

    life = _finished(Pleased())
    _ask(life, "shorter")
    for _ in range(3):
        life.go()
    assert life.session.open_requests
    life.rest()
    assert life.session.requests[0].met_by == life.session.best


def test_a_draft_that_is_kept_out_closes_no_request() -> None:
    class Forgetful(Obliging):
        def write(self, task: Task) -> Written:
            return Written((super().write(task).draft or "").replace("March 3", "soon"), "")

    life = Life(started(TEXT, limits=Limits(rounds=1)), Forgetful())
    life.ask("shorter")
    life.rest()
    assert life.session.open_requests
    assert life.session.best == 0


@pytest.mark.parametrize("person", [AUTHOR, MEMBER], ids=["payer", "another"])
@pytest.mark.parametrize("written", [0, 1, 2, 3])
@pytest.mark.parametrize("mid_call", [False, True])
def test_a_request_in_the_middle_of_a_burst_gets_a_round(
    written: int, mid_call: bool, person: int
) -> None:
    life = Life(started(STEADY_TEXT), Obliging())
    life.until(written)
    if mid_call:
        life.until_asked()
    life.ask("shorter", person=person)
    assert life.session.wake_at is None
    life.settle()
    assert life.session.requests[0].met_by is not None
    assert any("r1" in d.answers for d in life.session.drafts)


@pytest.mark.parametrize("mid_call", [False, True])
def test_two_rejects_do_not_outrun_a_request(mid_call: bool) -> None:
    life = Life(started(STEADY_TEXT, limits=Limits(rounds=5)), Obliging(better=False))
    life.until(2)
    if mid_call:
        life.until_asked()
    life.ask("shorter", person=AUTHOR)
    life.rest()
    assert life.session.requests[0].met_by is not None


def test_an_editor_with_nothing_to_say_is_told_of_a_request_before_the_end() -> None:
    life = Life(started(), Whimsical(silence=1))
    life.until_asked()
    life.ask("[x]", person=AUTHOR)
    life.rest()
    assert life.session.requests[0].met_by == 1
    assert life.stops() == [Stop.NOTHING_LEFT]


def test_a_request_in_the_last_judgement_lengthens_the_burst() -> None:
    life = Life(started(STEADY_TEXT), Obliging())
    life.until(3)
    life.until_asked()
    life.ask("shorter", person=AUTHOR)
    life.rest()
    assert life.session.rounds_written == 4
    assert life.stops() == [Stop.ROUNDS]


def test_a_request_in_the_middle_buys_no_more_than_it_needs() -> None:
    life = Life(started(STEADY_TEXT), Obliging())
    life.until(1)
    life.ask("shorter")
    life.rest()
    assert life.session.rounds_written == 3


def test_the_target_does_not_end_a_burst_with_an_open_request() -> None:
    life = Life(started(STEADY_TEXT, limits=Limits(target=5.0)), Obliging())
    life.ask("shorter", person=AUTHOR)
    life.rest()
    assert life.session.requests[0].met_by == 1
    assert life.stops() == [Stop.TARGET]


def test_the_target_ends_the_first_burst_only() -> None:
    life = Life(started(STEADY_TEXT, limits=Limits(target=5.0)), Steady())
    life.rest()
    assert life.stops() == [Stop.TARGET]
    life.again(0)
    life.rest()
    assert life.stops() == [Stop.TARGET, Stop.ROUNDS]


def test_a_branch_that_did_what_was_asked_becomes_the_best() -> None:
    class Conservative(Obliging):
        """Likes the newest draft of the first burst best, but for requests."""

        def review(self, task: Task) -> Review:
            asked = super().review(task)
            last = [t.label for t in task.texts if t.draft.text[-1] == "d"]
            return review(last[0] if last else asked.winner, requests=_pairs(asked))

    life = _finished(Conservative())
    _ask(life, "shorter", about=1)
    life.rest()
    assert life.session.best == 4


def _pairs(asked: Review) -> list[tuple[str, str]]:
    return [(r.id, r.met) for r in asked.requests]


def _finished(editor: Steady | None = None) -> Life:
    life = Life(started(STEADY_TEXT), editor or Steady())
    life.rest()
    return life


def _ask(life: Life, text: str, about: int | None = None) -> None:
    life.ask(text, about)
    life.append(Woke(life.at + 100))


def test_a_request_that_was_withdrawn_is_asked_of_nobody() -> None:
    life = Life(started(TEXT), Steady())
    life.append(RequestMade(1.0, "a", 2, "shorter", None, message=7))
    life.append(RequestMade(1.0, "b", 2, "warmer", None, message=8))
    life.append(RequestChanged(1.0, "a:deleted", 7, ""))
    assert [r.text for r in task_for(life.until_asked()).requests] == ["warmer"]


def test_a_request_after_the_last_round_leaves_the_final_as_it_is() -> None:
    life = Life(started(STEADY_TEXT, limits=Limits(max_rounds=3)), Steady())
    life.rest()
    life.accept()
    life.ask("shorter")
    assert (life.session.final, life.session.wake_at) == (3, None)
