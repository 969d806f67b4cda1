"""Money: what was asked for, what is funded, and where the pot ends."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from pbapp.charts.drawing import BAR, LINE, WIDTH, Drawing, box, text_width, words, wrapped


@dataclass(frozen=True)
class Amount:
    """A sum of money by its name: pence to draw, words to read."""

    label: str
    pence: int
    printed: str


@dataclass(frozen=True)
class MoneyLine(Drawing):
    """What was asked for on one line, what is funded solid in it, and a mark where the pot ends."""

    spent: Amount
    asked: Amount
    pot: Amount

    def table(self) -> list[tuple[str, str]]:
        """The same figures, for the table below."""
        return [(amount.label, amount.printed) for amount in (self.spent, self.asked, self.pot)]

    def drawn(self) -> tuple[list[Markup], int]:
        """The mark's words stand above it, the two others below, one under the other."""
        most = max(self.asked.pence, self.pot.pence, self.spent.pence) or 1
        spent, asked, pot = (
            (WIDTH - 4) * amount.pence // most for amount in (self.spent, self.asked, self.pot)
        )
        mark = Markup('<path class="rule" d="M{} {}v{}" stroke="#333" stroke-width="3"/>')
        parts = self.named(self.pot, pot, LINE)
        top = LINE * len(parts) + 8
        parts += [
            box(2, top, asked, BAR + 8, self.hatched()),
            box(2, top, spent, BAR + 8, self.solid()),
            mark.format(pot + 2, top - 6, BAR + 20),
        ]
        below = top + BAR + 8 + LINE + 4
        for amount, at in ((self.spent, spent), (self.asked, asked)):
            lines = self.named(amount, at // 2, below)
            parts += lines
            below += LINE * len(lines)
        return parts, below - LINE + 8

    def named(self, amount: Amount, x: int, y: int) -> list[Markup]:
        """Label and sum near x, kept inside the drawing."""
        lines = wrapped(f"{amount.label}: {amount.printed}", WIDTH)
        half = max(text_width(line) for line in lines) // 2
        centre = min(max(x, half), max(half, WIDTH - half))
        return [
            words(centre, y + LINE * row - 4, line, anchor="middle")
            for row, line in enumerate(lines)
        ]
