"""Lighthouse, run as `lighthouse` from npm runs it: a phone of middling speed on a slow network, simulated."""

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from browsing import npm

PACKAGE: Final = "lighthouse@13"
_FLAGS: Final = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
)


@dataclass(frozen=True, slots=True)
class Scores:
    """Return the report of Lighthouse on one page.

    Attributes:
        performance, accessibility, best_practices, seo: 0 to 100.
        blocked: milliseconds in which the page answers nobody (Total Blocking Time).
        shift: how far it moves while it loads (Cumulative Layout Shift).
        failed: the audits that were not passed, but for those of speed.
    """

    performance: int
    accessibility: int
    best_practices: int
    seo: int
    blocked: float
    shift: float
    failed: tuple[str, ...]


def lighthouse(modules: Path, url: str) -> Scores:
    """Look at one page.

    Args:
        modules: the folder of modules that `npm.installed` gave.
        url: the page.

    Raises:
        npm.Missing: no browser is installed.
        RuntimeError: Lighthouse failed; the message is its output.
    """
    program = modules / "lighthouse" / "cli" / "index.js"
    command = ["node", str(program), url, "--output=json", "--quiet", f"--chrome-flags={_FLAGS}"]
    environment = {**os.environ, "CHROME_PATH": npm.chromium()}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    report: dict[str, Any] = json.loads(done.stdout)
    audits = report["audits"]

    def score(name: str) -> int:
        return round(100 * (report["categories"][name]["score"] or 0))

    judged = {each["id"] for name in ("accessibility", "best-practices", "seo") for each in _weighed(report, name)}
    failed = (f"{name}: {audits[name]['title']}" for name in sorted(judged) if audits[name]["score"] not in (1, None))
    return Scores(
        performance=score("performance"),
        accessibility=score("accessibility"),
        best_practices=score("best-practices"),
        seo=score("seo"),
        blocked=audits["total-blocking-time"]["numericValue"],
        shift=audits["cumulative-layout-shift"]["numericValue"],
        failed=tuple(failed),
    )


def _weighed(report: dict[str, Any], category: str) -> list[dict[str, Any]]:
    return [each for each in report["categories"][category]["auditRefs"] if each["weight"]]


def heaviest(folder: Path) -> dict[str, str]:
    """The longest page of each kind of a site on disk, by kind: its path."""
    kinds = ("en/index.html", "en/*/index.html", "en/*/guides/*.html", "en/*/operations/*.html", "en/*/schemas/*.html")
    names = ("front", "overview", "guide", "operation", "schema")
    longest = (max(folder.glob(each), key=lambda path: path.stat().st_size) for each in kinds)
    return {name: path.relative_to(folder).as_posix() for name, path in zip(names, longest, strict=True)}
