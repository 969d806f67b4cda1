"""What those who took part think, as the rules of the standards read it: counts, never people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from pbapp.activities.pulse.released import Counted, counted
from pbapp.activities.releases.floors import floors_now
from pbapp.disclosure.floors import DEFAULT_FLOORS
from pbapp.disclosure.shares import protect_mean
from pbapp.standards import facts as plain

#: all answers, by question
_Answers = defaultdict[str, list[int]]


def pulse_of(engagement_id: int) -> plain.Pulse:
    """All answers to each question, over every pulse of a record that is counted."""
    return pulses_of([engagement_id])[engagement_id]


def pulses_of(engagement_ids: Collection[int]) -> Mapping[int, plain.Pulse]:
    """The same of several records; one statement.

    Nothing is added to what is counted, and it stays when the replies are deleted. In the order
    they were counted, answers wait until the gate would show a mean of those that wait, so that no
    two means, of today and of an earlier day, differ by a few people (engagement.md section 3.10,
    rules 6 and 7); those of people under 16 wait apart, for their own floor. Whether all are
    enough, the rules say.
    """
    return _let_through(engagement_ids, list(counted(engagement_ids)))


def _let_through(
    engagement_ids: Collection[int], pulses: Sequence[Counted]
) -> Mapping[int, plain.Pulse]:
    found: dict[int, _Answers] = {one: defaultdict(list) for one in engagement_ids}
    waiting: defaultdict[tuple[int, bool, str], list[int]] = defaultdict(list)
    floors = floors_now() if pulses else DEFAULT_FLOORS
    for pulse in pulses:
        record_id, sensitive = pulse.engagement_id, pulse.age.is_sensitive
        for name, given in pulse.answers.items():
            waiting[record_id, sensitive, name] += given
            those = waiting[record_id, sensitive, name]
            if protect_mean(those, sensitive=sensitive, floors=floors) is not None:
                found[record_id][name] += waiting.pop((record_id, sensitive, name))
    return {one: _as_fact(answers) for one, answers in found.items()}


def _as_fact(answers: _Answers) -> plain.Pulse:
    return plain.Pulse(replies={name: tuple(sorted(points)) for name, points in answers.items()})
