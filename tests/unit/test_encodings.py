"""The encoding of forms: one media type of several, with its parameters, and what cannot be written."""

import pytest

from pochoir.lower import Identity, lower
from pochoir.media_types import listed
from pochoir.resolve import resolve
from unit.written_documents import document

SCHEMA = {
    "type": "object",
    "properties": {
        "img": {"type": "string", "format": "binary"},
        "note": {"type": "string"},
        "meta": {"type": "object", "properties": {"a": {"type": "integer"}}},
        "many": {"type": "array", "items": {"type": "object", "additionalProperties": True}},
    },
}


def lowered(media_type: str, encoding: dict[str, object]) -> tuple[dict[str, object], list[tuple[str, str]]]:
    """Return the encodings by member, and the codes and pointers of the findings."""
    content = {media_type: {"schema": SCHEMA, "encoding": encoding}}
    made = document(paths={"/a": {"post": {"operationId": "a", "requestBody": {"content": content}, "responses": {}}}})
    api, problems = lower(made, resolve(made), Identity("x", "x.yaml"))
    body = api.resources[0].operations[0].body
    assert body is not None
    return {each.wire: (each.content, each.of_files) for each in body.encodings}, [
        (each.code, each.pointer.rpartition("/encoding/")[2]) for each in problems
    ]


@pytest.mark.parametrize(
    ("member", "written", "expected"),
    [
        ("img", "image/png, image/jpeg", ("image/png", ("image/png", "image/jpeg"))),
        ("img", "image/*, image/png", ("image/png", ("image/*", "image/png"))),
        ("img", "image/png", ("image/png", ())),
        ("img", "image/*", None),
        ("note", "application/json; charset=utf-8", ("application/json; charset=utf-8", ())),
        ("note", "text/html; charset=latin1", ("text/html; charset=utf-8", ())),
        ("note", 'text/plain; a="b,c"', ('text/plain; a="b,c"', ())),
        ("note", "text/plain, text/html", ("text/plain", ())),
        ("note", "a b\nX: y", None),
        ("meta", "application/merge-patch+json", ("application/merge-patch+json", ())),
    ],
)
def test_the_media_type_of_a_part(member: str, written: str, expected: object) -> None:
    found, problems = lowered("multipart/form-data", {member: {"contentType": written}})
    assert (found.get(member), problems) == (expected, [])


@pytest.mark.parametrize("form", ["multipart/form-data", "application/x-www-form-urlencoded"])
@pytest.mark.parametrize("member", ["meta", "many"])
def test_an_object_in_xml_is_reported(form: str, member: str) -> None:
    _, problems = lowered(form, {member: {"contentType": "application/xml"}})
    assert problems == [("unsupported-encoding", f"{member}/contentType")]


def test_a_member_of_a_form_in_json_with_a_parameter() -> None:
    found, _ = lowered(
        "application/x-www-form-urlencoded", {"meta": {"contentType": "text/plain, application/json; a=b"}}
    )
    assert found == {"meta": ("application/json; a=b", ())}


def test_lists_of_media_types() -> None:
    assert listed('a/b; c="d,\\"e", f/*') == ('a/b; c="d,\\"e"', "f/*")
    assert listed("a/b,") == ()
    assert listed("") == ()


def test_an_encoding_of_no_member_is_reported() -> None:
    _, problems = lowered("multipart/form-data", {"nots": {"contentType": "text/html"}})
    assert problems == [("encoding-unknown", "nots")]
