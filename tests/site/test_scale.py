"""A site of a thousand operations is as quick to read as one of five: what is loaded, and what it takes to make it."""

import gzip
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browsing.serving import serving
from pochoir.targets.site import pagefind

from . import large_description

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Response

FIRST_QUERY = 200 * 1024
"""Bytes of all that the first query loads, as a host sends them: text compressed, the rest as it is."""
NAMES_ONLY = 80 * 1024
OPERATION_PAGE = 30 * 1024
PAGE = 60 * 1024
OPERATION_NODES = 2_500
MEMORY = 350 * 1024 * 1024
"""Half of what the whole site would take, were it held at once."""

_STAMP = """
import re, sys
from pathlib import Path
from pochoir.cli import run
code = run(sys.argv[1:])
print(re.findall(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[0])
sys.exit(code)
"""
_DIGEST = """
import hashlib
from pathlib import Path
from pochoir import pipeline
from pochoir.targets import site
described = []
for spec in sorted(Path("specs").glob("*/openapi.yaml")):
    stages = pipeline.understand(spec)
    described.append(site.ApiDescription(stages.api, stages.resolved.tree, stages.resolved.names))
print(hashlib.sha256(repr(list(site.files(described))).encode()).hexdigest())
"""


@dataclass(frozen=True)
class Made:
    """The site on disk, its description, and the bytes of memory that stamping it took."""

    site: Path
    description: Mapping[str, Mapping[str, Mapping[str, Mapping[str, str]]]]
    memory: int


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A site of a thousand operations, stamped from the command line."""
    folder = tmp_path_factory.mktemp("large")
    spec = folder / "large.json"
    large_description.write(spec)
    command = [sys.executable, "-c", _STAMP, "generate", str(spec), "--only", "site", "--output", str(folder / "out")]
    if not Path("/proc/self/status").is_file():
        pytest.skip("how much memory a process takes is read from /proc")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    memory = int(done.stdout.splitlines()[-1]) * 1024
    return Made(folder / "out" / "site", json.loads(spec.read_text(encoding="utf-8")), memory)


def test_stamping_it_takes_a_third_of_a_gigabyte(made: Made) -> None:
    assert made.memory < MEMORY


def test_a_page_of_an_operation_weighs_what_it_weighs_in_a_small_api(made: Made) -> None:
    fixed = sum(_weight(made.site / "assets" / name) for name in ("style.css", "site.js", "theme.js", "search.js"))
    pages = list(made.site.glob("en/*/operations/*.html"))
    assert len(pages) == large_description.OPERATIONS
    heaviest = max(pages, key=_weight)
    assert _weight(heaviest) + fixed <= OPERATION_PAGE, heaviest.name


def test_no_page_at_all_is_heavy(made: Made) -> None:
    heavy = [path.name for path in made.site.glob("*/**/*.html") if _weight(path) > PAGE]
    assert not heavy


def test_a_page_of_an_operation_has_few_elements(made: Made, site: Mapping[str, str]) -> None:
    texts = {str(path): path.read_text(encoding="utf-8") for path in made.site.glob("en/*/operations/*.html")}
    texts |= {path: text for path, text in site.items() if "/operations/" in path and path.endswith(".html")}
    counts = {path: len(re.findall(r"<[a-z]", text)) for path, text in texts.items()}
    heaviest = max(counts, key=lambda path: counts[path])
    assert counts[heaviest] <= OPERATION_NODES, heaviest


@pytest.fixture(scope="module")
def origin_of_large(made: Made) -> Iterator[str]:
    """The large site over HTTP."""
    try:
        pagefind.write(made.site)
    except pagefind.Unavailable:
        pytest.skip("pagefind is not installed")
    with serving(made.site) as origin:
        yield origin


def _first_query(browser: "Browser", origin: str, typed: str) -> tuple[int, int]:
    """The bytes that the first query of a reader loads, and the number of its hits."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{origin}/en/large/index.html", wait_until="networkidle")
    loaded: list[Response] = []
    page.on("response", lambda response: loaded.append(response))
    page.fill("#q", typed)
    page.wait_for_selector("#hits[aria-busy=false]", state="attached")
    page.wait_for_load_state("networkidle")
    assert all("content-length" in each.headers for each in loaded)
    found = page.locator("#hits a").count()
    size = sum(int(each.headers["content-length"]) for each in loaded)
    context.close()
    return size, found


def _operation(made: Made) -> tuple[str, Mapping[str, str]]:
    path, methods = list(made.description["paths"].items())[large_description.OPERATIONS // 2]
    return path, next(iter(methods.values()))


def test_the_first_query_by_name_loads_the_names_only(browser: "Browser", made: Made, origin_of_large: str) -> None:
    path, operation = _operation(made)
    sizes: list[int] = []
    for typed in (operation["summary"], f"get {path}", operation["tags"][0], "404", "rate limits"):
        size, found = _first_query(browser, origin_of_large, typed)
        assert found and size <= (NAMES_ONLY if found == 12 else FIRST_QUERY), typed
        sizes.append(size)
    assert min(sizes) <= NAMES_ONLY


def test_the_first_query_of_the_whole_text_loads_200_kb_at_most(
    browser: "Browser", made: Made, origin_of_large: str
) -> None:
    _, operation = _operation(made)
    words = operation["description"].lower().replace(".", "").split()
    long = sorted(set(words), key=lambda word: (len(word), word))[-3:]
    for typed in (" ".join(words[:12]), " ".join(words), " ".join(long), "xyzzy"):
        size, _ = _first_query(browser, origin_of_large, typed)
        assert NAMES_ONLY < size <= FIRST_QUERY, f"{typed}: {size}"


def test_the_whole_text_of_a_large_site_is_found(browser: "Browser", made: Made, origin_of_large: str) -> None:
    _, operation = _operation(made)
    words = sorted(set(operation["description"].lower().replace(".", "").split()), key=lambda word: (len(word), word))
    assert _first_query(browser, origin_of_large, " ".join(words[-3:]))[1] > 0
    # Words that no page has together, or at all, keep the others from being found no more.
    size, found = _first_query(browser, origin_of_large, f"{' '.join(words[-2:])} xyzzyxyzzy")
    assert found > 0
    assert size <= FIRST_QUERY


def test_the_bytes_do_not_depend_on_the_hashes_of_the_process() -> None:
    found = {
        subprocess.run(
            [sys.executable, "-c", _DIGEST],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


def _weight(path: Path) -> int:
    return len(gzip.compress(path.read_bytes()))
