"""Styles are built once, named by their content, in a colour that can be read."""

import gzip
import importlib.util
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import brotli
import pytest

from pbapp.web import assets

PROJECT = Path(__file__).resolve().parents[2]
BUILT = PROJECT / "static" / "built"


@pytest.fixture(scope="module")
def build():
    spec = importlib.util.spec_from_file_location("build", PROJECT / "frontend" / "build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run_build(colour):
    return subprocess.run(
        [sys.executable, PROJECT / "frontend" / "build.py"],
        env=os.environ | {"BRAND_COLOUR": colour},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#14595f", "#14595f", 1.0)],
)
def test_contrast_is_as_wcag_defines_it(build, one, other, ratio):
    assert round(build.contrast(one, other), 2) == round(build.contrast(other, one), 2) == ratio


def test_the_colour_we_ship_can_be_read(build):
    assert build.checked_brand(build.BRAND) == build.BRAND


@pytest.mark.parametrize("colour", ["#ffcc00", "#777777", "#767676"])
def test_a_colour_too_light_on_white_or_on_the_page_is_refused(build, colour):
    with pytest.raises(build.CannotBuild, match="too light to read"):
        build.checked_brand(colour)


@pytest.mark.parametrize("colour", ["purple", "#123", "#14595f; }", ""])
def test_what_is_no_colour_is_refused(build, colour):
    with pytest.raises(build.CannotBuild, match="write it like"):
        build.checked_brand(colour)


def test_a_refused_colour_ends_the_build_with_one_line_and_leaves_the_styles_alone():
    before = (BUILT / "manifest.json").read_text()
    done = run_build("#ffcc00")
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "Styles were not built. BRAND_COLOUR #ffcc00 is too light to read: contrast 1.43 to 1, "
        "at least 4.5 to 1 is needed. Choose a darker colour."
    ]
    assert (BUILT / "manifest.json").read_text() == before


def test_written_files_are_named_by_their_content_and_have_true_twins(build, tmp_path):
    manifest = build.write({"a.rtl.css": b"p{}", "b.js": b"1"}, tmp_path)
    assert json.loads((tmp_path / "manifest.json").read_text()) == manifest
    assert re.fullmatch(r"a\.rtl\.[0-9a-f]{12}\.css", manifest["a.rtl.css"])
    target = tmp_path / manifest["a.rtl.css"]
    assert target.read_bytes() == b"p{}"
    assert brotli.decompress(target.with_name(f"{target.name}.br").read_bytes()) == b"p{}"
    assert gzip.decompress(target.with_name(f"{target.name}.gz").read_bytes()) == b"p{}"


def test_a_new_content_gets_a_new_name_and_only_the_build_before_it_stays(build, tmp_path):
    oldest, before, now = (
        build.write({"a.css": content}, tmp_path)["a.css"] for content in (b"one", b"two", b"three")
    )
    assert len({oldest, before, now}) == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        [f"{name}{twin}" for name in (before, now) for twin in ("", ".br", ".gz")]
        + ["manifest.json"]
    )


def test_the_stamp_follows_the_colour(build):
    assert build.stamp("#14595f") != build.stamp("#6d2f5f")


def test_a_tool_that_fails_is_told_in_one_line(build):
    with pytest.raises(build.CannotBuild, match=r"stopped: Error: no such variable$"):
        build.run([sys.executable, "-c", "raise SystemExit('Error: no such variable\\nmore')"])


def test_an_asset_has_the_address_of_its_hashed_file():
    name = json.loads((BUILT / "manifest.json").read_text())["public.css"]
    assert assets.asset("public.css") == f"/static/built/{name}"
    assert (BUILT / name).is_file()


def test_an_unknown_asset_says_what_to_do():
    with pytest.raises(assets.NotBuilt, match="make install"):
        assets.asset("nothing.css")


def test_without_a_build_the_reader_is_told_what_to_do(tmp_path):
    with pytest.raises(assets.NotBuilt, match="make install"):
        assets.manifest(tmp_path / "manifest.json")


def test_what_residents_load_stays_small():
    for name in ("public.css", "public.rtl.css"):
        packed = BUILT / f"{assets.manifest()[name]}.br"
        assert packed.stat().st_size <= 9_000


def test_the_mirror_turns_the_design_systems_sides_round():
    plain, mirror = (
        (BUILT / assets.manifest()[name]).read_text() for name in ("public.css", "public.rtl.css")
    )
    error = r"\.ds_question--error\{border-(left|right):"
    assert re.search(error, plain)[1] == "left"
    assert re.search(error, mirror)[1] == "right"


def test_our_own_styles_name_no_side():
    sided = re.compile(
        r"^\s*(margin|padding|border|inset)?-?(left|right)\s*:|text-align: (left|right)", re.M
    )
    for path in (PROJECT / "frontend" / "styles").glob("*.scss"):
        assert sided.findall(path.read_text()) == [], path.name


def test_the_lock_has_a_hash_for_every_package_and_no_address():
    text = (PROJECT / "frontend" / "package-lock.json").read_text()
    packages = json.loads(text)["packages"]
    assert [name for name, one in packages.items() if name and "integrity" not in one] == []
    assert "://" not in text
