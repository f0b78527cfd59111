"""What a review means: labels become draft numbers, points a score, the comparison a verdict."""

from __future__ import annotations

from bot.refine import acceptance
from bot.refine.draft import FactChange, Finding, Issue, Verdict, Why
from bot.refine.events import Judged, Rating, RequestChecked
from bot.refine.replies import FactReply, Review
from bot.refine.rubric import HIGHEST, LOWEST
from bot.refine.session import Session
from bot.refine.task import Task, task_for


def judge(session: Session, review: Review, at: float) -> Judged:
    """Draw the verdict of the open attempt from its review.

    Kept is what passes every check and either does what a member asked (and the base does not) or
    is preferred by the judge. A tie leaves things as they are. A text that stands alone because
    the members chose it is kept without a comparison.

    Raises:
        ValueError: no attempt is open.
    """
    task = task_for(session)
    attempt = session.attempt
    number = attempt.number if attempt else 0
    issues = tuple(
        (draft, Issue(i.quote, i.criterion, i.problem))
        for i in review.issues
        if (draft := task.draft_of(i.text)) is not None
    )
    label = task.label_of(task.base if task.candidate is None else task.candidate)
    lost, added = _changes(task, review.lost, label), _changes(task, review.added, label)
    found = next((t.findings for t in task.texts if t.draft.number == task.candidate), ())
    standing, excused = acceptance.excuse(found, (*lost, *added))
    if task.candidate is None:
        (verdict, reasons), stands = _alone(session, task), task.base
    else:
        verdict, reasons = _verdict(task, review, standing)
        stands = task.candidate if verdict is Verdict.KEPT else task.base
    return Judged(
        at=at,
        attempt=number,
        ratings=_ratings(task, review),
        candidate=task.candidate,
        verdict=verdict,
        findings=reasons,
        issues=issues[:3],
        lost=lost,
        added=added,
        requests=_requests(task, review, label, task.label_of(stands)),
        excused=_keys(session, excused),
    )


def _alone(session: Session, task: Task) -> tuple[Verdict, tuple[Finding, ...]]:
    """The verdict on a text without a rival: the first, or one that the members chose."""
    base, burst = session.draft(task.base), session.burst
    if base is None or base.based_on is None or burst is None or burst.followed != base.number:
        return Verdict.FIRST, ()
    return Verdict.KEPT, (Finding(Why.CHOSEN),)


def _verdict(
    task: Task, review: Review, standing: tuple[Finding, ...]
) -> tuple[Verdict, tuple[Finding, ...]]:
    """The verdict on the candidate and its reasons, by the order of who outranks whom."""
    mine, others = task.label_of(task.candidate), task.label_of(task.base)
    if standing:
        return Verdict.REJECTED, standing
    asked = {r.id for r in task.requests}
    if any(r.met == mine for r in review.requests if r.id in asked):
        return Verdict.KEPT, (Finding(Why.MET_REQUEST),)
    if review.winner == mine:
        return Verdict.KEPT, (Finding(Why.PREFERRED),)
    why = Why.NOT_PREFERRED if review.winner == others else Why.TIE
    return Verdict.REJECTED, (Finding(why),)


def _ratings(task: Task, review: Review) -> tuple[Rating, ...]:
    """The points of each text by the rubric's criteria, bounded to the scale."""
    ratings = []
    for text in task.texts:
        given = review.scores.get(text.label, {})
        points = {
            c.name: min(max(given[c.name], LOWEST), HIGHEST)
            for c in task.rubric.criteria
            if c.name in given
        }
        if points:
            total = task.rubric.total(points)
            ratings.append(Rating(text.draft.number, tuple(points.items()), total))
    return tuple(ratings)


def _changes(
    task: Task, replies: tuple[FactReply, ...], label: str | None
) -> tuple[FactChange, ...]:
    """The candidate's changes of facts; a cause that does not exist is none."""
    causes = {r.id for r in task.requests} | ({"brief"} if task.brief.strip() else set())
    return tuple(
        FactChange(r.fact, r.cause if r.cause in causes else "") for r in replies if r.text == label
    )


def _requests(
    task: Task, review: Review, newest: str | None, stands: str | None
) -> tuple[RequestChecked, ...]:
    """Which requests are met: by the text that stands, once a text was written for them.

    So a text that is kept out closes no request, and one that members asked to change does not
    meet what they asked unless they are shown something new.
    """
    known = {r.id for r in task.requests}
    told = next((t.draft.answers for t in task.texts if t.label == newest), ())
    checked = []
    for reply in (r for r in review.requests if r.id in known):
        is_new = reply.id in told or (reply.met == newest and task.candidate is not None)
        met = is_new and reply.met in (stands, "both")
        checked.append(RequestChecked(reply.id, met, reply.why))
    return tuple(checked)


def _keys(session: Session, excused: tuple[Finding, ...]) -> tuple[str, ...]:
    """The compared form of the facts whose loss was excused: they are required no longer."""
    shown = {f.detail for f in excused if f.why is Why.LOST}
    return tuple(f.key for f in acceptance.required_facts(session) if f.shown in shown)
