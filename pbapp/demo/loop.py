"""The loop back to people: options, answers, promises, feedback, looks back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pbapp.demo.scene import Step
from pbapp.engagement.kinds import CommitmentStatus
from pbapp.engagement.loop.actions import answers, checks, followers, promises, readers, rows
from pbapp.engagement.loop.actions import telling as feedback
from pbapp.engagement.loop.actions.answers import Answer
from pbapp.engagement.loop.queries.readers import ReadingAt
from pbapp.engagement.loop.things import RowOn
from pbapp.engagement.models.answers import OptionConsidered
from pbapp.engagement.models.telling import FeedbackReading, Follower
from pbapp.standards.kinds import Response


def _on(step: Step, name: str) -> RowOn:
    return RowOn(step.fresh(), step.thing(step.told[name]))


def _option(step: Step) -> OptionConsidered:
    return rows.add_option(step.record, step.values(OptionConsidered), by=step.by)


def _words(step: Step) -> None:
    told = step.told
    rows.add_quote(_on(step, "finding"), told["text"], told["said_by"], True, by=step.by)


def _place(step: Step) -> None:
    """A finding comes from these areas and audiences."""
    areas = [step.scene.places[name].id for name in step.told["areas"]]
    audiences = [step.thing(called).id for called in step.told["audiences"]]
    at = _on(step, "finding")
    step.scene.session.refresh(at.row, ["areas", "audiences"])
    rows.place_finding(at, areas, audiences, by=step.by)


def _answer(step: Step) -> None:
    """A decision answers findings, each with its reason."""
    said = {
        step.thing(called).id: Answer(Response(response), reason)
        for called, (response, reason) in step.told["answers"].items()
    }
    answers.answer(_on(step, "decision"), said, by=step.by)


def _news(step: Step) -> None:
    """How a promise stands."""
    values = {
        "status": CommitmentStatus(step.told["status"]),
        "text": step.told["text"],
        "done_on": step.day("done_on") if "done_on" in step.told else None,
    }
    promises.tell(_on(step, "promise"), values, by=step.by)


def _show(step: Step) -> None:
    """Feedback shows findings, options, decisions and promises."""
    at = _on(step, "feedback")
    chosen = {
        (f"{column}_id", step.thing(called).id): words
        for column in ("finding", "option", "decision", "commitment")
        for called, words in step.told.get(column, {}).items()
    }
    feedback.choose(at, chosen, by=step.by)


def _publish(step: Step) -> None:
    feedback.publish(_on(step, "feedback"), by=step.by)


def _ask_reader(step: Step) -> FeedbackReading:
    reader = step.scene.cast[step.told["reader"]].user_id
    return readers.ask_reader(_on(step, "feedback"), reader, by=step.by)


def _read(step: Step) -> None:
    """A community reviewer says whether it is a fair picture."""
    reading = step.thing(step.told["reading"])
    step.scene.session.flush()
    step.scene.session.refresh(reading, ["feedback"])
    at = ReadingAt(step.fresh(), reading)
    missing = step.told.get("missing", "")
    readers.answer_reading(at, not missing, missing, by=step.by)


def _follow(step: Step) -> None:
    """Somebody asks to be told, and uses the link in the letter."""
    for email in step.told["emails"]:
        followers.ask(step.fresh(), email, language="en", caller=email)
        own = {"engagement_id": step.record.id, "email": email}
        followers.confirm(step.scene.session.query(Follower).filter_by(**own).one())


def _check(step: Step) -> None:
    """The look back after some months."""
    told = step.told
    values = {name: told[name] for name in ("measure_moved", "measure", "changed")}
    checks.answer_check(step.fresh(), told["months"], values, by=step.by)


VERBS: dict[str, Callable[[Step], Any]] = {
    "option": _option,
    "own_words": _words,
    "place_finding": _place,
    "answer_findings": _answer,
    "promise_news": _news,
    "show_in_feedback": _show,
    "publish_feedback": _publish,
    "ask_reader": _ask_reader,
    "read_feedback": _read,
    "follow": _follow,
    "look_back": _check,
}
