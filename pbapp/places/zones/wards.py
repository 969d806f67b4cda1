"""Official ward outlines (GeoJSON of the Office for National Statistics)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pbapp.i18n import _
from pbapp.places.zones.outlines import Ring, grid_rings, path_of
from pbapp.places.zones.reading import COUNCIL, LONGEST, BadFile

WARD = re.compile(r"S13\d{6}")
#: names of columns change with the year: WD25CD, LAD25NM
NAMED = {"code": r"WD\d\dCD", "name": r"WD\d\dNM", "council_code": r"LAD\d\dCD"}
NAMED["council"] = r"LAD\d\dNM"


@dataclass(frozen=True)
class Ward:
    """One ward with its council and its outline."""

    code: str
    name: str
    council_code: str
    council: str
    #: in full detail, on the grid of `outlines`
    rings: Sequence[Ring]
    #: the same as an SVG path, simplified
    outline: str


def read_wards(path: Path) -> list[Ward]:
    """The wards of a file; raises BadFile with every fault, features numbered from 1."""
    try:
        features = json.loads(path.read_text(encoding="utf-8-sig"))["features"]
    except (ValueError, KeyError, TypeError):
        raise BadFile([_("this is no GeoJSON file with features")]) from None
    wards: list[Ward] = []
    faults: list[str] = []
    for number, feature in enumerate(features if isinstance(features, list) else [], start=1):
        try:
            wards.append(_ward(feature))
        except (KeyError, TypeError, ValueError, AttributeError) as wrong:
            reason = str(wrong) if isinstance(wrong, UnfitWard) else _("it has no ward outline")
            faults.append(_("ward %(number)s: %(reason)s", number=number, reason=reason))
    if not wards and not faults:
        faults.append(_("the file has no wards"))
    if faults:
        raise BadFile(faults)
    return wards


class UnfitWard(ValueError):
    """A ward that cannot be taken, and why."""


def _ward(feature: dict[str, Any]) -> Ward:
    values = {name: _value(feature["properties"], shape) for name, shape in NAMED.items()}
    if not WARD.fullmatch(values["code"]) or not COUNCIL.fullmatch(values["council_code"]):
        raise UnfitWard(_("its code is not one of a Scottish ward"))
    rings = grid_rings(_rings(feature["geometry"]))
    return Ward(**values, rings=rings, outline=path_of(rings))


def _value(properties: dict[str, Any], shape: str) -> str:
    found = [str(words) for name, words in properties.items() if re.fullmatch(shape, name)]
    if len(found) != 1 or not 0 < len(found[0].strip()) <= LONGEST:
        raise UnfitWard(_("it does not name its ward and its council"))
    return found[0].strip()


def _rings(geometry: dict[str, Any]) -> Iterator[list[tuple[float, float]]]:
    shapes = geometry["coordinates"]
    if geometry["type"] not in ("Polygon", "MultiPolygon"):
        raise UnfitWard(_("its outline is no area"))
    for polygon in shapes if geometry["type"] == "MultiPolygon" else [shapes]:
        for ring in polygon:
            points = [(float(x), float(y)) for x, y, *_height in ring]
            if len(points) < 4 or not all(_on_earth(*point) for point in points):
                raise UnfitWard(_("its outline is not in degrees"))
            yield points


def _on_earth(longitude: float, latitude: float) -> bool:
    return abs(longitude) <= 180 and abs(latitude) <= 90
