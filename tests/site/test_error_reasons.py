"""The guide to errors shows the reason that each operation documents for a status."""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from pathlib import Path

import pytest

from pochoir.ir import Json
from pochoir.targets.site import ApiDescription, build, text
from pochoir.targets.site.site_index import build_index

from .descriptions import describe_data


def _reply(description: str, body: Json = None) -> Json:
    reply: dict[str, Json] = {"description": description}
    return reply if body is None else {**reply, "content": {"application/json": {"schema": {}, "example": body}}}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The site of three operations that fail with the same statuses for different reasons."""
    failing: dict[str, dict[str, Json]] = {
        "getCat": {"404": _reply("No such cat.", {"missing": "cat"}), "409": _reply("x"), "5XX": _reply("Broken.")},
        "getDog": {
            "404": _reply("No such dog.", {"missing": "dog"}),
            "451": _reply(""),
            "default": _reply("A reason."),
        },
        "getHen": {"404": _reply("No such cat."), "501": _reply("Not yet."), "4XX": _reply("Refused.")},
    }
    paths: dict[str, Json] = {
        f"/{name}": {"get": {"operationId": name, "responses": {"200": _reply("It."), **replies}}}
        for name, replies in failing.items()
    }
    data: Json = {"openapi": "3.1.0", "info": {"title": "Farm", "version": "1"}, "paths": paths}
    return build([describe_data(tmp_path_factory.mktemp("farm"), data)])


def _sections(page: str) -> dict[str, str]:
    """Return the sections of the guide by status."""
    parts = re.split(r'<section id="status\.([^"]*)">', page)[1:]
    return {status: rest.partition("</section>")[0] for status, rest in zip(parts[::2], parts[1::2], strict=True)}


def _reasons(section: str) -> list[str]:
    return section.split('<div class="reason">')[1:]


def _operations(part: str) -> set[str]:
    return set(re.findall(r"operations/([^\"]*)\.html", part))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_reason_is_shown_with_its_operations(pages: Mapping[str, str], language: str) -> None:
    found = _sections(pages[f"{language}/example/guides/errors.html"])
    cat, dog = _reasons(found["404"])
    assert "No such cat." in cat and _operations(cat) == {"get-cat", "get-hen"}
    assert "No such dog." in dog and _operations(dog) == {"get-dog"}
    assert '"cat"' in unescape(cat) and '"dog"' in unescape(dog)


def test_markdown_shows_each_reason_with_its_operations(pages: Mapping[str, str]) -> None:
    twin = pages["en/example/guides/errors.md"]
    missing = twin.partition("## 404 Not Found")[2].partition("\n## ")[0]
    cat, _, dog = missing.partition("No such dog")
    assert "No such cat" in cat and "get-cat.md" in cat and "get-hen.md" in cat and "get-dog.md" not in cat
    assert "get-dog.md" in dog and "get-cat.md" not in dog


def test_every_status_is_shown_with_its_phrase_and_class(pages: Mapping[str, str]) -> None:
    found = _sections(pages["en/example/guides/errors.html"])
    shown = {
        status: " ".join(re.sub(r"<[^>]*>", " ", part.partition("</h2>")[0]).split()) for status, part in found.items()
    }
    assert list(shown.items()) == [
        ("404", "404 Not Found errors.NotFound"),
        ("409", "409 Conflict errors.Conflict"),
        ("451", "451 Unavailable For Legal Reasons errors.Status451"),
        ("501", "501 Not Implemented errors.NotImplementedByServer"),
        ("4XX", "4XX errors.ClientError"),
        ("5XX", "5XX errors.ServerError"),
        ("default", "default errors.ApiError"),
    ]


def test_the_advice_fits_the_status(pages: Mapping[str, str]) -> None:
    found = _sections(pages["en/example/guides/errors.html"])
    assert "Retry later" not in found["501"]
    assert "Retry later" in found["5XX"]
    assert "same request will fail again" in found["4XX"]


def _replies(described: ApiDescription) -> Iterator[tuple[str, str, str]]:
    for entry in build_index(described).entries:
        for reply in entry.operation.replies:
            if reply.status[0] not in "123":
                yield reply.status, entry.slug, reply.doc.description


def _wanted(replies: Iterable[tuple[str, str, str]]) -> dict[str, dict[str, set[str]]]:
    wanted: dict[str, dict[str, set[str]]] = {}
    for status, slug, description in replies:
        wanted.setdefault(status, {}).setdefault(description, set()).add(slug)
    return wanted


def test_the_guides_of_the_project_show_every_documented_reason(
    apis: tuple[ApiDescription, ...], site: Mapping[str, str]
) -> None:
    for described in apis:
        found = _sections(site[f"en/{described.api.distribution}/guides/errors.html"])
        wanted = _wanted(_replies(described))
        assert set(found) == set(wanted)
        for status, reasons in wanted.items():
            parts = _reasons(found[status])
            assert len(parts) == len(reasons)
            for description, slugs in reasons.items():
                [part] = [
                    part for part in parts if _operations(part) == slugs and str(text.markdown(description)) in part
                ]
                assert part


def test_of_very_many_operations_some_are_listed_and_the_others_counted(tmp_path: Path) -> None:
    paths: dict[str, Json] = {
        f"/farms/{number}": {
            "get": {"operationId": f"get{number}", "responses": {"200": _reply("It."), "404": _reply("None.")}}
        }
        for number in range(110)
    }
    data: Json = {"openapi": "3.1.0", "info": {"title": "Farm", "version": "1"}, "paths": paths}
    pages = build([describe_data(tmp_path, data)])
    english, french = (pages[f"{language}/example/guides/errors.html"] for language in ("en", "fr"))
    assert english.count("/operations/get") == 100
    assert "110 operations" in english
    assert "and 10 more operations" in english
    assert "et 10 autres opérations" in french
    assert "- and 10 more operations" in pages["en/example/guides/errors.md"]
