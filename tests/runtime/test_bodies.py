"""Bodies on the wire: JSON, forms, multipart, text and files."""

import gzip
import io
import json
import os
import tempfile
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample._runtime.base.errors import InvalidArgument
from sample._runtime.base.operation import BinaryBody, FormBody, JsonBody, MultipartBody, Parameter, TextBody
from sample._runtime.base.unset import UNSET
from sample._runtime.base.wire import Content
from sample._runtime.codec.bodies import encode_body
from sample._runtime.codec.json_writer import json_text
from sample._runtime.codec.values import File
from sample.models import Absence

texts = st.text(st.characters(codec="utf-8"))
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner) | st.dictionaries(texts, inner),
    max_leaves=20,
)


class Size(Enum):
    SMALL = 1


def sent(content: Content) -> bytes:
    return b"".join(content.chunks())


@given(json_values)
def test_json_reads_back_as_it_was(value: object) -> None:
    assert json.loads(json_text(value, "body").encode()) == value


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Decimal("1.10"), "1.10"),
        (2**70, "1180591620717411303424"),
        (date(2021, 10, 21), '"2021-10-21"'),
        (UUID(int=1), '"00000000-0000-0000-0000-000000000001"'),
        (Size.SMALL, "1"),
        ((1, 2), "[1,2]"),
        ({"a": UNSET, "b": None}, '{"b":null}'),
        ({}, "{}"),
        ([], "[]"),
        ("é\u2028\n", '"é\u2028\\n"'),
        (True, "true"),
    ],
)
def test_json_text(value: object, expected: str) -> None:
    assert json_text(value, "body") == expected


@pytest.mark.parametrize(
    "value",
    [
        float("nan"),
        float("inf"),
        Decimal("Infinity"),
        b"x",
        bytearray(b"x"),
        {1},
        object(),
        "\ud800",
        pytest.param(10**5000, id="digits"),
    ],
)
def test_what_json_has_no_form_for_is_refused_naming_the_place(value: object) -> None:
    with pytest.raises(InvalidArgument, match=r"^body\.a\[1\]: "):
        json_text({"a": [0, value]}, "body")


def test_keys_must_be_text() -> None:
    with pytest.raises(InvalidArgument, match="keys of an object must be str"):
        json_text({1: 2}, "body")


def test_a_value_that_holds_itself_is_refused() -> None:
    value: list[object] = []
    value.append(value)
    with pytest.raises(InvalidArgument, match="nested deeper"):
        json_text(value, "body")


def test_a_model_is_sent_as_it_came() -> None:
    came = {"id": 1, "first_day": "2021-10-21", "class": "b", "later": {"x": [1]}}
    model = Absence.model_validate_json(json.dumps(came))
    assert json.loads(json_text(model, "body")) == came


@pytest.mark.parametrize("body", [JsonBody(required=True), FormBody(required=True), BinaryBody(required=True)])
def test_a_required_body_must_be_given(body: JsonBody | FormBody | BinaryBody) -> None:
    with pytest.raises(InvalidArgument, match="requires a body"):
        encode_body(body, UNSET)


def test_an_optional_body_of_nothing_is_not_sent() -> None:
    assert encode_body(JsonBody(), {"a": UNSET}) == (None, Content())
    assert encode_body(JsonBody(), UNSET) == (None, Content())
    assert encode_body(JsonBody(), {}) == ("application/json", Content((b"{}",)))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"a": "x y&z", "b": [1, 2], "c": UNSET}, "a=x%20y%26z&b=1&b=2"),
        ({"a": {"b": 1}}, "a=%7B%22b%22%3A1%7D"),
    ],
)
def test_forms(value: Mapping[str, object], expected: str) -> None:
    assert sent(encode_body(FormBody(), value)[1]).decode() == expected


def test_a_form_member_may_have_its_own_style() -> None:
    body = FormBody(encoding={"a": Parameter("a", "query", style="deepObject")})
    assert sent(encode_body(body, {"a": {"b": 1}})[1]) == b"a%5Bb%5D=1"


def test_a_body_is_sent_under_the_media_type_that_is_described() -> None:
    mixed = encode_body(MultipartBody(media_type="multipart/mixed; boundary=theirs"), {"a": 1})[0] or ""
    assert mixed.startswith("multipart/mixed; boundary=") and "theirs" not in mixed
    assert encode_body(TextBody(media_type="text/csv; charset=latin1; header=present"), "é")[0] == (
        "text/csv; header=present; charset=utf-8"
    )


def test_multipart_names_cannot_end_the_header() -> None:
    value = {'na"me': File(b"content", name='a"b\r\nX: y é.txt', media_type="text/plain"), "n": 1, "o": {"p": 2}}
    media_type, content = encode_body(MultipartBody(), value)
    boundary = (media_type or "").partition("boundary=")[2]
    assert sent(content).decode() == (
        f"--{boundary}\r\n"
        'Content-Disposition: form-data; name="na%22me"; filename="a%22b%0D%0AX: y é.txt"\r\n'
        "Content-Type: text/plain\r\n\r\ncontent\r\n"
        f'--{boundary}\r\nContent-Disposition: form-data; name="n"\r\n\r\n1\r\n'
        f'--{boundary}\r\nContent-Disposition: form-data; name="o"\r\nContent-Type: application/json\r\n\r\n'
        '{"p":2}\r\n'
        f"--{boundary}--\r\n"
    )


def test_a_file_may_be_bytes_a_path_a_file_or_a_tuple(tmp_path: Path) -> None:
    path = tmp_path / "l'été.txt"
    path.write_bytes(b"summer")
    for value, head in (
        (b"summer", b'name="f"; filename="f"\r\nContent-Type: application/octet-stream'),
        (io.BytesIO(b"summer"), b'name="f"; filename="f"\r\nContent-Type: application/octet-stream'),
        (path, 'name="f"; filename="l\'été.txt"\r\nContent-Type: text/plain'.encode()),
        (("a.txt", path), b'name="f"; filename="a.txt"\r\nContent-Type: text/plain'),
        (("a.txt", b"summer", "text/plain"), b'name="f"; filename="a.txt"\r\nContent-Type: text/plain'),
        (File(path, media_type="text/plain"), 'name="f"; filename="l\'été.txt"\r\nContent-Type: text/plain'.encode()),
        (File(b"summer", "a.txt"), b'name="f"; filename="a.txt"\r\nContent-Type: text/plain'),
    ):
        _, content = encode_body(MultipartBody(required=True), {"f": value})
        once = sent(content)
        assert head + b"\r\n\r\nsummer\r\n" in once
        assert once.count(b"Content-Disposition") == 1
        assert content.length == len(once) and content.replayable
        assert sent(content) == once
    _, content = encode_body(MultipartBody(required=True), {"f": [("a", b"1"), ("b", b"2")], "t": ("x", "y")})
    assert sent(content).count(b"Content-Disposition") == 4


def test_a_body_may_be_a_path(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"abc")
    _, content = encode_body(BinaryBody(required=True), path)
    assert (content.length, sent(content)) == (3, b"abc")
    for missing in (tmp_path / "none", tmp_path):
        with pytest.raises(InvalidArgument, match="body: the file cannot be read"):
            encode_body(BinaryBody(required=True), missing)


def test_a_media_type_cannot_end_the_header() -> None:
    with pytest.raises(InvalidArgument, match="media type"):
        encode_body(MultipartBody(), {"a": File(b"", media_type="text/plain\r\nX: y")})


def test_text_is_utf8_and_says_so() -> None:
    assert encode_body(TextBody(), "é") == ("text/plain; charset=utf-8", Content(("é".encode(),)))
    with pytest.raises(InvalidArgument):
        encode_body(TextBody(), 1)


def test_a_file_is_sent_from_its_position_and_again_from_there() -> None:
    file = io.BytesIO(b"0123456789")
    file.seek(4)
    _, content = encode_body(BinaryBody(), file)
    assert (content.length, content.replayable) == (6, True)
    assert [sent(content), sent(content)] == [b"456789", b"456789"]


class OneShot(io.BytesIO):
    def seekable(self) -> bool:
        return False


def test_a_file_that_cannot_be_rewound_says_so() -> None:
    _, content = encode_body(BinaryBody(), OneShot(b"x"))
    assert (content.length, content.replayable) == (None, False)


def test_binary_refuses_what_is_no_bytes() -> None:
    with pytest.raises(InvalidArgument, match=r"must be a file, not str; pass a pathlib\.Path"):
        encode_body(BinaryBody(), "text")


async def awaited() -> bytes:
    raise AssertionError


class Uploaded:
    """A file as an asynchronous framework gives it."""

    read = staticmethod(awaited)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (
            "report.pdf",
            r"body\.f: must be a file, not str; pass a pathlib\.Path, .*open\(path, \"rb\"\).*\(name, content",
        ),
        (["report.pdf"], "must be a file, not str"),
        (("a.txt", "text"), "must be a file, not str"),
        ({"a": 1}, "must be a file, not dict"),
        (1, "must be a file, not int"),
        (io.StringIO("text"), 'open as text; open it with open\\(path, "rb"\\)'),
        (("a.txt", io.StringIO("text")), "open as text"),
        (Uploaded(), "the file is asynchronous"),
        (Path("none.pdf"), "the file cannot be read: No such file"),
    ],
)
def test_what_is_no_file_is_refused_where_one_is_described(value: object, message: str) -> None:
    with pytest.raises(InvalidArgument, match=message):
        encode_body(MultipartBody(files=("f",)), {"f": value})


def test_a_temporary_text_file_and_a_closed_file_are_refused(tmp_path: Path) -> None:
    with tempfile.NamedTemporaryFile("w") as file, pytest.raises(InvalidArgument, match="open as text"):
        encode_body(MultipartBody(), {"f": file})
    with (tmp_path / "x").open("wb") as closed:
        pass
    with pytest.raises(InvalidArgument, match="the file is closed"):
        encode_body(MultipartBody(), {"f": closed})


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("a.pdf", "application/pdf"),
        ("a.PNG", "image/png"),
        ("a.tar.gz", "application/gzip"),
        ("a.unknown-ending", "application/octet-stream"),
        ("a", "application/octet-stream"),
    ],
)
def test_the_name_of_a_file_gives_its_media_type(tmp_path: Path, name: str, media_type: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"x")
    head = f'name="f"; filename="{name}"\r\nContent-Type: {media_type}\r\n'.encode()
    with path.open("rb") as opened:
        for value in (path, opened, (name, b"x"), File(b"x", name)):
            assert head in sent(encode_body(MultipartBody(files=("f",)), {"f": value})[1])
        described = encode_body(MultipartBody(files=("f",), encoding={"f": "image/webp"}), {"f": opened})[1]
        assert b"Content-Type: image/webp" in sent(described)
    chosen = encode_body(MultipartBody(encoding={"f": "image/webp"}), {"f": (name, b"x", "text/csv")})[1]
    assert b"Content-Type: text/csv" in sent(chosen)


def test_a_file_without_a_name(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(b"x")
    with os.fdopen(os.open(path, os.O_RDONLY), "rb") as numbered, tempfile.TemporaryFile() as unnamed:
        for value in (numbered, unnamed, b"x", bytearray(b"x")):
            head = b'name="f"; filename="f"\r\nContent-Type: application/octet-stream\r\n'
            assert head in sent(encode_body(MultipartBody(files=("f",)), {"f": value})[1])


def test_a_file_inside_an_archive_is_a_file(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "a.gz", "wb") as file:
        file.write(b"zipped")
    with gzip.open(tmp_path / "a.gz", "rb") as file:
        assert b"zipped" in sent(encode_body(MultipartBody(files=("f",)), {"f": file})[1])


def test_no_file_is_an_empty_value() -> None:
    written = sent(encode_body(MultipartBody(files=("f",), nullable=("f",)), {"f": None, "g": []})[1])
    assert b'name="f"\r\n\r\n\r\n' in written and b'"g"' not in written


@pytest.mark.parametrize(
    ("value", "media_type"),
    [
        (("a.jpg", b"x"), "image/jpeg"),
        (("a.webp", b"x"), "image/png"),
        (b"x", "image/png"),
        (("a.jpg", b"x", "image/gif"), "image/gif"),
    ],
)
def test_the_name_of_a_file_chooses_one_of_several_media_types(value: object, media_type: str) -> None:
    body = MultipartBody(
        files=("f",), encoding={"f": "image/png"}, media_types={"f": ("image/png", "image/jpeg", "video/*")}
    )
    assert f"Content-Type: {media_type}\r\n".encode() in sent(encode_body(body, {"f": value})[1])


def test_a_part_in_json_with_a_parameter_is_json() -> None:
    body = MultipartBody(encoding={"note": "application/json; charset=utf-8"})
    expected = b'Content-Type: application/json; charset=utf-8\r\n\r\n"n"\r\n'
    assert expected in sent(encode_body(body, {"note": "n"})[1])


def test_an_object_is_never_sent_as_what_it_is_not() -> None:
    body = MultipartBody(encoding={"meta": "application/xml"})
    with pytest.raises(InvalidArgument, match=r"body\.meta: must be str, not dict; pass the text, because"):
        encode_body(body, {"meta": {"a": 1}})
    assert b"Content-Type: application/xml\r\n\r\n<a/>" in sent(encode_body(body, {"meta": "<a/>"})[1])


def test_the_objects_of_a_list_are_json_in_a_form() -> None:
    content = sent(encode_body(FormBody(), {"o": [{"a": 1}, [2]], "n": [1, 2]})[1])
    assert content == b"o=%7B%22a%22%3A1%7D&o=%5B2%5D&n=1&n=2"
