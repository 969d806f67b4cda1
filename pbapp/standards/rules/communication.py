"""Communication: anyone can follow what is going on (COM1) and shape it throughout (COM4)."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from pbapp.standards.facts import CommentRoute, PublicPage, Record
from pbapp.standards.parts import FactKind, FactLink, Part, ahead, fails, half, holds, unknown
from pbapp.standards.rules.asking import links, missing_at_end, of
from pbapp.standards.sentences import N_, NN_, because, because_of
from pbapp.standards.timing import ended_on, has_begun, is_over


def page_to_follow(record: Record, today: date) -> list[Part]:
    """COM1: a public page from the opening on, kept up to date, in plain words."""
    change = because(N_("Put up the public page by the day it opens."))
    if record.page is None:
        return [unknown(because(N_("The public page is not collected yet.")), change)]
    link = FactLink(FactKind.PAGE, record.id)
    live, opens = record.page.live_since, record.dates.opens_on
    if live is None or live > today:
        tell = fails if has_begun(record, today) else ahead
        return [tell(because(N_("There is no public page yet.")), change, link)]
    if opens is None or opens > today:
        return [ahead(because(N_("The public page is up; the work has not opened yet.")))]
    told = because(N_("The public page has been up since %(day)s."), day=live)
    up = holds(told, link) if live <= opens else fails(told, change, link)
    return [
        up,
        _freshness(record, record.page, max(opens, live), today),
        _reading(record, record.page, link),
        _unexplained(record.page, link),
    ]


def _freshness(record: Record, page: PublicPage, start: date, today: date) -> Part:
    """The longest silence while people could take part."""
    link = FactLink(FactKind.PAGE, record.id)
    end = max(start, min(today, ended_on(record) or today))
    moments = [start, *sorted(day for day in page.updated_on if start < day < end), end]
    silence = max((later - earlier).days for earlier, later in pairwise(moments))
    told = because_of(
        silence,
        NN_(
            "The longest time without news on it was %(num)s day; %(most)s are allowed.",
            "The longest time without news on it was %(num)s days; %(most)s are allowed.",
        ),
        most=record.settings.page_update_days,
    )
    if silence <= record.settings.page_update_days:
        return holds(told, link)
    change = because(
        N_("Update the page at least every %(most)s days."), most=record.settings.page_update_days
    )
    return fails(told, change, link)


def _reading(record: Record, page: PublicPage, link: FactLink) -> Part:
    change = because(N_("Shorten the sentences and words of the summary."))
    if page.reading_grade is None:
        told = because(N_("How easy the summary is to read is not collected yet."))
        return unknown(told, change)
    if page.reading_grade <= record.settings.reading_grade:
        return holds(because(N_("The summary is easy to read.")), link)
    return fails(because(N_("The summary is hard to read.")), change, link)


def _unexplained(page: PublicPage, link: FactLink) -> Part:
    change = because(
        N_("Replace words that people outside may not know, or explain them in brackets.")
    )
    if page.unexplained_words is None:
        told = because(N_("Words that need explaining are not collected yet."))
        return unknown(told, change)
    if not page.unexplained_words:
        return holds(because(N_("No word on it is left unexplained.")), link)
    told = because_of(
        len(page.unexplained_words),
        NN_(
            "%(num)s word on it is not explained: %(words)s.",
            "%(num)s words on it are not explained: %(words)s.",
        ),
        words=", ".join(page.unexplained_words),
    )
    return fails(told, change, link)


def open_to_comment(record: Record, today: date) -> list[Part]:
    """COM4: a comment route open throughout, quick answers, and a change traced to it or a note."""
    change = because(N_("Open a way to comment on the day it opens, and keep it open to the end."))
    if record.comment_route is None:
        return [unknown(because(N_("Comments are not collected yet.")), change)]
    if not has_begun(record, today):
        return [ahead(because(N_("It has not opened yet.")))]
    route = record.comment_route
    if route.opened_on is None or route.opened_on > today:
        return [fails(because(N_("There is no way to comment.")), change, of(record))]
    through = because(N_("The way to comment has been open throughout."))
    gap = because(N_("The way to comment was not open throughout."))
    whole = _is_open_throughout(record, route, today)
    opened = holds(through, of(record)) if whole else fails(gap, change, of(record))
    return [opened, _answers(record, route, today), _traced(record, route, today)]


def _is_open_throughout(record: Record, route: CommentRoute, today: date) -> bool:
    start, end = record.dates.opens_on or today, min(ended_on(record) or today, today)
    from_start = route.opened_on is not None and route.opened_on <= start
    return from_start and (route.shut_on is None or route.shut_on >= end)


def _answers(record: Record, route: CommentRoute, today: date) -> Part:
    most = record.settings.reply_working_days
    change = because(N_("Answer each comment within %(most)s working days."), most=most)
    if not route.comments:
        told = because(N_("No comment has come in."))
        wider = because(N_("Tell more people how they can comment."))
        return fails(told, wider) if is_over(record, today) else ahead(told, wider)
    late = [one for one in route.comments if one.working_days > most]
    facts = links(FactKind.COMMENT, late or route.comments)
    told = because_of(
        len(late),
        NN_(
            "%(num)s of %(all)s comments waited more than %(most)s working days for an answer.",
            "%(num)s of %(all)s comments waited more than %(most)s working days for an answer.",
        ),
        all=len(route.comments),
        most=most,
    )
    if late:
        tell = half if 2 * len(late) <= len(route.comments) else fails
        return tell(told, change, *facts)
    waits = any(not one.answered for one in route.comments)
    return ahead(told, change, *facts) if waits else holds(told, *facts)


def _traced(record: Record, route: CommentRoute, today: date) -> Part:
    change = because(N_("Note what a comment changed, or why none did."))
    if route.changes:
        told = because_of(
            len(route.changes),
            NN_("%(num)s change came from comments.", "%(num)s changes came from comments."),
        )
        return holds(told, of(record))
    if route.no_change_note.strip():
        return holds(because(N_("A note says why no comment led to a change.")), of(record))
    told = because(N_("No change is traced to a comment, and no note says why."))
    return missing_at_end(record, today, told, change)
