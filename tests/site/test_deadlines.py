"""The documentation says how long the client waits for a call by default, where the description says it."""

from pathlib import Path

import pytest

from pochoir.ir import Json
from pochoir.targets.site import build

from .descriptions import describe_data


def description(language: str) -> dict[str, Json]:
    def path(name: str, deadline: Json) -> dict[str, Json]:
        stated = {} if deadline is None else {"x-pochoir-deadline": deadline}
        return {
            "get": {"operationId": name, "tags": ["Things"], "responses": {"204": {"description": "It."}}, **stated}
        }

    return {
        "openapi": "3.1.0",
        "info": {"title": "Example", "version": "1.0.0", "x-pochoir-language": language},
        "servers": [{"url": "https://example.com"}],
        "x-pochoir-deadline": 12.5,
        "paths": {"/a": path("getUsual", None), "/b": path("getQuick", 2), "/c": path("getReport", "none")},
    }


@pytest.mark.parametrize("kind", ["html", "md"])
@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (
            "en",
            [
                "gives up on this call, retries included, after: 2 seconds",
                "waits for this call without a time limit",
                "12.5",
            ],
        ),
        (
            "fr",
            [
                "abandonne cet appel, nouvelles tentatives comprises, au bout de\u00a0: 2\u00a0secondes",
                "attend la fin de cet appel sans limite",
                "12.5",
            ],
        ),
    ],
)
def test_the_pages_name_deadlines(tmp_path: Path, kind: str, language: str, texts: list[str]) -> None:
    pages = build([describe_data(tmp_path, description(language))])
    quick, unlimited, every = texts
    page = f"{language}/example/operations/get-{{}}.{kind}"
    assert quick in pages[page.format("quick")]
    assert unlimited in pages[page.format("report")]
    usual = pages[page.format("usual")]
    assert all(words[:20] not in usual for words in (quick, unlimited))
    assert every in pages[f"{language}/example/guides/production.{kind}"]
