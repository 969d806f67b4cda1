"""The table of steps, whole."""

from __future__ import annotations

import pytest

from pbapp.proposals.forms import FORMS
from pbapp.proposals.labels import AUTHOR_STAGES, DECIDED, NEXT, STAGES, TONES, VERDICTS
from pbapp.proposals.lifecycle import STEPS, Action, Stage, Verdict, find_step, verdicts
from pbapp.proposals.models import Proposal
from pbapp.proposals.pages import PAGES

S, A = Stage, Action
TABLE = {
    (S.DRAFT, A.SEND): S.SENT,
    (S.DRAFT, A.WITHDRAW): S.WITHDRAWN,
    (S.SENT, A.ASK): S.NEEDS_INFORMATION,
    (S.SENT, A.PASS): S.PROJECT,
    (S.SENT, A.DECLINE): S.DECLINED,
    (S.SENT, A.WITHDRAW): S.WITHDRAWN,
    (S.NEEDS_INFORMATION, A.SEND): S.SENT,
    (S.NEEDS_INFORMATION, A.PASS): S.PROJECT,
    (S.NEEDS_INFORMATION, A.DECLINE): S.DECLINED,
    (S.NEEDS_INFORMATION, A.WITHDRAW): S.WITHDRAWN,
    (S.DECLINED, A.REOPEN): S.SENT,
    (S.PROJECT, A.REOPEN): S.SENT,
    (S.PROJECT, A.WITHDRAW): S.WITHDRAWN,
    (S.WITHDRAWN, A.RESUME): S.DRAFT,
}


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("action", Action)
def test_every_stage_and_action_is_a_step_or_refused(stage: Stage, action: Action) -> None:
    step = find_step(action, stage)

    assert (step.target if step else None) == TABLE.get((stage, action))


def test_no_step_stands_twice() -> None:
    assert len({(step.action, step.source) for step in STEPS}) == len(STEPS) == len(TABLE)


def test_every_stage_is_reached_from_a_draft() -> None:
    reached = {Stage.DRAFT}
    for _unused in Stage:
        reached |= {step.target for step in STEPS if step.source in reached}

    assert reached == set(Stage)


def test_a_checker_may_decide_what_waits_and_reopen_what_is_decided() -> None:
    assert {stage: verdicts(stage) for stage in Stage} == {
        S.DRAFT: [],
        S.SENT: [Verdict.PASS, Verdict.ASK, Verdict.DECLINE],
        S.NEEDS_INFORMATION: [Verdict.PASS, Verdict.DECLINE],
        S.DECLINED: [Verdict.REOPEN],
        S.WITHDRAWN: [],
        S.PROJECT: [Verdict.REOPEN],
    }


def test_every_verdict_is_an_action() -> None:
    assert {verdict.value for verdict in Verdict} <= {action.value for action in Action}


@pytest.mark.parametrize("labels", [STAGES, AUTHOR_STAGES, NEXT, TONES])
def test_every_stage_has_its_words(labels: dict[Stage, str]) -> None:
    assert list(labels) == list(Stage)


@pytest.mark.parametrize("labels", [VERDICTS, DECIDED])
def test_every_verdict_has_its_words(labels: dict[Verdict, str]) -> None:
    assert list(labels) == list(Verdict)


def test_every_page_has_a_form_whose_fields_are_its_columns() -> None:
    assert list(FORMS) == [page.key for page in PAGES]
    for page in PAGES:
        assert set(page.columns) <= set(Proposal.__table__.columns.keys())
