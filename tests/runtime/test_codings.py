"""Compressed replies: whole or an error, never half of one, and never bytes that were not decoded."""

import gzip
import zlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from flavours import GET, Flavour, call
from hypothesis import given
from hypothesis import strategies as st
from sample._runtime.base import errors
from sample._runtime.base.drift import Drift
from sample._runtime.http.codings import CodingError, Decoder, accept_encoding
from streams import Both

from upstream.raw import RawServer, reply

BODY = b'{"ok": true, "more": "' + b"x" * 5000 + b'"}'
RAW_DEFLATE = zlib.compress(BODY)[2:-4]
CODED = {
    "gzip": gzip.compress(BODY),
    "x-gzip": gzip.compress(BODY),
    "deflate": zlib.compress(BODY),
    "Deflate": RAW_DEFLATE,
    "deflate, gzip": gzip.compress(zlib.compress(BODY)),
    "identity": BODY,
}
both = pytest.mark.parametrize("flavour", ["sync", "async"])


def decoded(coding: str, pieces: Sequence[bytes]) -> bytes:
    decoder = Decoder([coding])
    found = b"".join(piece for data in pieces for piece in decoder.feed(data))
    decoder.finish()
    return found


@given(st.sampled_from(sorted(CODED)), st.integers(1, 50))
def test_a_content_is_the_same_however_it_is_cut(coding: str, size: int) -> None:
    data = CODED[coding]
    assert decoded(coding, [data[start : start + size] for start in range(0, len(data), size)]) == BODY


@given(st.sampled_from(sorted(CODED.keys() - {"identity"})), st.floats(0.01, 0.99))
def test_half_a_content_is_never_whole(coding: str, part: float) -> None:
    data = CODED[coding]
    with pytest.raises(CodingError):
        decoded(coding, [data[: max(1, int(len(data) * part))]])


@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate"]))
def test_no_bytes_leak_another_error(content: bytes, coding: str) -> None:
    with suppress(CodingError):
        decoded(coding, [content])


@both
@pytest.mark.parametrize("coding", sorted(CODED))
def test_what_is_compressed_arrives_whole(flavour: Flavour, coding: str) -> None:
    with RawServer(reply(CODED[coding], Content_Encoding=coding)) as server:
        assert call(flavour, GET, base_url=server.url, strict=True).content == BODY


@both
@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_half_a_compressed_body_in_a_whole_message_is_an_error(flavour: Flavour, coding: str) -> None:
    half = CODED[coding][: len(CODED[coding]) // 2]
    answer = reply(half, Content_Encoding=coding)
    with RawServer(answer) as server, pytest.raises(errors.ProtocolError, match="truncated") as caught:
        call(flavour, GET, base_url=server.url, retries=0)
    assert (caught.value.operation, caught.value.method) == ("get", "GET")


@pytest.mark.parametrize("flavour", ["sync", "async"])
def test_half_a_compressed_download_leaves_no_file(flavour: Flavour, tmp_path: Path) -> None:
    half = gzip.compress(BODY)[:40]
    answer = reply(half, media_type="application/pdf", Content_Encoding="gzip")
    with RawServer(answer) as server, pytest.raises(errors.ProtocolError, match="truncated"):
        Both[object](flavour).download(server.url, lambda reply: reply.save(tmp_path / "x.pdf"))
    assert list(tmp_path.iterdir()) == []


@both
def test_a_coding_that_is_not_known_is_an_error_and_not_asked_for_again(flavour: Flavour) -> None:
    with RawServer(reply(b"\x28\xb5", Content_Encoding="aes128gcm")) as server:
        with pytest.raises(errors.ProtocolError, match="content coding 'aes128gcm'"):
            call(flavour, GET, base_url=server.url)
        assert len(server.received) == 1


@both
def test_a_coding_of_nothing_is_nothing(flavour: Flavour) -> None:
    with RawServer(reply(b"", 204, Content_Encoding="aes128gcm"), reply(b"", Content_Encoding="gzip")) as server:
        assert call(flavour, GET, base_url=server.url).data is None
        assert call(flavour, GET, base_url=server.url).data is None


@both
def test_a_second_member_of_gzip_belongs_to_the_content(flavour: Flavour) -> None:
    body = gzip.compress(b'{"ok": ') + gzip.compress(b"true}") + b"\0\0"
    with RawServer(reply(body, Content_Encoding="gzip")) as server:
        assert call(flavour, GET, base_url=server.url, strict=True).data == {"ok": True}
    with RawServer(reply(body[:-12], Content_Encoding="gzip")) as server, pytest.raises(errors.ProtocolError):
        call(flavour, GET, base_url=server.url, retries=0)


@both
@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_what_follows_a_whole_compressed_content_is_reported(flavour: Flavour, coding: str) -> None:
    drifts: list[Drift] = []
    with RawServer(reply(CODED[coding] + b"junk", Content_Encoding=coding)) as server:
        assert call(flavour, GET, base_url=server.url, on_drift=drifts.append).content == BODY
        assert [drift.got for drift in drifts] == ["data after the compressed content"]
        with pytest.raises(errors.DriftError):
            call(flavour, GET, base_url=server.url, strict=True)


def test_what_is_asked_for_can_be_decoded() -> None:
    asked = accept_encoding().split(", ")
    assert asked[:2] == ["gzip", "deflate"]
    for coding in asked:
        with pytest.raises(CodingError, match=r"truncated|not compressed"):
            decoded(coding, [b"\x1f"])
