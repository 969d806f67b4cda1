"""Numbers in addresses: one that no row can have is an address that does not exist."""

from __future__ import annotations

from typing import Any

from flask import Flask
from werkzeug.routing import IntegerConverter, Map

#: the largest number that both databases keep as the key of a row
LARGEST = 2**31 - 1


class RowNumber(IntegerConverter):
    """The number of a row, no larger than a database can look up."""

    def __init__(self, map: Map, **kwargs: Any) -> None:
        super().__init__(map, max=LARGEST, **kwargs)


def init_app(app: Flask) -> None:
    """Read `<int:…>` in every address as the number of a row."""
    app.url_map.converters["int"] = RowNumber
