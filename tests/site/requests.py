"""Parse requests into a form in which they can be compared, from HTTP, from samples and from arguments of HTTPie."""

import json
import re
import subprocess
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from email.parser import BytesParser
from typing import Any, Final
from urllib.parse import parse_qsl, quote, unquote, urlsplit

import h11

from pochoir.ir import Json

from .page_samples import body_of
from .sample_runner import ReceivedRequest

_IGNORED_HEADERS: Final = frozenset(
    {
        "host",
        "user-agent",
        "accept-encoding",
        "accept-language",
        "connection",
        "keep-alive",
        "content-length",
        "transfer-encoding",
        "sec-fetch-mode",
    }
)
"""Headers that HTTP libraries add."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a multipart form. The media type of plain text is ""."""

    name: str
    content: bytes
    filename: str
    media_type: str


@dataclass(frozen=True, slots=True)
class ParsedRequest:
    """A request with decoded path and query and a parsed body."""

    method: str
    origin: str
    path: tuple[str, ...]
    query: tuple[tuple[str, str], ...]
    headers: Mapping[str, str]
    body: object
    parts: tuple[Part, ...] = ()

    def without(self, names: Iterable[str]) -> "ParsedRequest":
        """Return the request without some query parameters."""
        dropped = frozenset(names)
        return replace(self, query=tuple(pair for pair in self.query if pair[0] not in dropped))


def parse_request(method: str, url: str, headers: Iterable[tuple[str, str]], body: bytes) -> ParsedRequest:
    """Parse a request."""
    parts = urlsplit(url)
    fields: dict[str, str] = {}
    for name, value in headers:
        key = name.lower()
        if key not in _IGNORED_HEADERS:
            fields[key] = f"{fields[key]}, {value.strip()}" if key in fields else value.strip()
    media_type = fields.get("content-type", "")
    if media_type:
        fields["content-type"] = media_type.partition(";")[0].strip()
    return ParsedRequest(
        method,
        f"{parts.scheme}://{parts.netloc}",
        tuple(unquote(segment) for segment in parts.path.split("/")),
        tuple(
            sorted(
                (name, _normalized_timestamp(value)) for name, value in parse_qsl(parts.query, keep_blank_values=True)
            )
        ),
        fields,
        _body(media_type, body),
        tuple(sorted(_parts(media_type, body), key=repr)),
    )


def parse_received(request: ReceivedRequest) -> ParsedRequest:
    """Parse a request that the fake received."""
    return parse_request(request.method, request.url, request.headers, body_of(request))


def _body(media_type: str, body: bytes) -> object:
    main = media_type.partition(";")[0].strip().lower()
    if not body and not main:
        return None
    if main.endswith("json"):
        return _normalized_timestamps(json.loads(body))
    if main == "application/x-www-form-urlencoded":
        pairs = parse_qsl(body.decode(), keep_blank_values=True, strict_parsing=True)
        return sorted((name, _normalized_json(value)) for name, value in pairs)
    return None if main.startswith("multipart/") else body


def _parts(media_type: str, body: bytes) -> Iterator[Part]:
    if not media_type.startswith("multipart/"):
        return
    message = BytesParser().parsebytes(f"Content-Type: {media_type}\r\n\r\n".encode() + body)
    assert message.is_multipart(), body
    for part in message.walk():
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes):
            name = part.get_param("name", header="content-disposition")
            kind = "" if part.get_content_type() == "text/plain" else part.get_content_type()
            # Blobs always have a file name.
            filename = "" if kind == "application/json" else part.get_filename() or ""
            text = _normalized_json(payload.decode("latin-1")).encode("latin-1") if not filename else payload
            yield Part(str(name), text, filename, kind)


def _normalized_json(text: str) -> str:
    """Normalize the white space of JSON in a form."""
    try:
        return json.dumps(json.loads(text)) if text.startswith(("{", "[")) else text
    except ValueError:
        return text


def _normalized_timestamps(value: Json) -> Json:
    if isinstance(value, dict):
        return {key: _normalized_timestamps(member) for key, member in value.items()}
    if isinstance(value, list):
        return [_normalized_timestamps(item) for item in value]
    return _normalized_timestamp(value) if isinstance(value, str) else value


def _normalized_timestamp(text: str) -> str:
    """Normalize a timestamp: `Z` and `+00:00` are equal."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)", text):
        return text
    try:
        return datetime.fromisoformat(text).isoformat()
    except ValueError:
        return text


def parse_http(text: str, variables: Mapping[str, str], origin: str) -> ParsedRequest:
    """Parse a sample of raw HTTP with a server's parser.

    Args:
        text: the sample.
        variables: the values of `<NAME>`.
        origin: the origin, whose scheme is not part of raw HTTP.
    """
    head, _, body = text.partition("\n\n")
    for name, value in variables.items():
        head = head.replace(f"Basic <{name}>", f"Basic {b64encode(value.encode()).decode()}")
        head = head.replace(f"<{name}>", value)
    if "multipart/form-data" in head:
        body = body.rstrip("\n").replace("\n", "\r\n") + "\r\n"
    # Any: the attributes of its classes are dynamic.
    connection: Any = h11.Connection(h11.SERVER)
    connection.receive_data((head.rstrip("\n").replace("\n", "\r\n") + "\r\n\r\n" + body).encode())
    events: list[Any] = []
    while (event := connection.next_event()) not in (h11.NEED_DATA, h11.PAUSED):
        events.append(event)
    request, *parts, end = events
    # The body has exactly the declared length.
    assert isinstance(end, h11.EndOfMessage), events
    assert connection.trailing_data[0] in (b"", b"\n"), connection.trailing_data
    fields = [(name.decode(), value.decode()) for name, value in request.headers]
    sent = b"".join(part.data for part in parts)
    host = dict(fields)["host"]
    assert host in (origin, urlsplit(origin).netloc), host
    return parse_request(request.method.decode(), origin + request.target.decode(), fields, sent)


def shell_words(samples: Iterable[str], command: str, variables: Mapping[str, str]) -> list[list[str]]:
    """Return the arguments of commands as a shell parses them.

    Args:
        samples: the commands.
        command: the name of the program.
        variables: the environment.
    """
    program = f"{command}() {{ printf '%s\\0' \"$@\"; printf '\\0'; }}\n" + "\n".join(samples)
    done = subprocess.run(["sh", "-euc", program], env=dict(variables), capture_output=True, check=True)
    assert not done.stderr, done.stderr
    return [command.split("\0") for command in done.stdout.decode().removesuffix("\0\0").split("\0\0")]


_SEPARATORS: Final = (":=@", "==@", ":=", "==", "=@", ":@", ":", ";", "=", "@")
_OPTIONS_WITH_VALUE: Final = frozenset({"--raw", "-a", "--output"})


def parse_httpie(given: list[str], file: bytes) -> ParsedRequest:
    """Parse the arguments of HTTPie according to its documentation.

    Args:
        given: the arguments.
        file: the content of every file.
    """
    options: dict[str, str] = {}
    plain: list[str] = []
    rest = iter(given)
    for word in rest:
        if word in _OPTIONS_WITH_VALUE:
            options[word] = next(rest)
        elif word.startswith("-"):
            assert word in ("--form", "--multipart", "--stream"), word
            options[word] = ""
        else:
            plain.append(word)
    method, url, *items = plain
    assert re.fullmatch("[A-Z]+", method), given
    message = _HttpieMessage(options, file)
    for item in items:
        message.add_item(*split_item(item))
    headers, body = message.build()
    return parse_request(method, url, headers, body)


def split_item(item: str) -> tuple[str, str, str]:
    """Split an item into key, separator and value at its first separator; the longest one wins."""
    tokens: list[tuple[str, bool]] = [("", False)]
    characters = iter(item)
    for character in characters:
        following = next(characters, "") if character == "\\" else ""
        if following and following in ":;=@":
            tokens += [(following, True), ("", False)]
        else:
            tokens[-1] = (tokens[-1][0] + character + following, False)
    for at, (text, escaped) in enumerate(tokens):
        found = [] if escaped else [(text.find(each), -len(each), each) for each in _SEPARATORS if each in text]
        if found:
            separator = min(found)[2]
            key, _, value = text.partition(separator)
            before, after = "".join(each for each, _ in tokens[:at]), "".join(each for each, _ in tokens[at + 1 :])
            return before + key, separator, value + after
    raise AssertionError(f"{item!r} is not a request item")


class _HttpieMessage:
    """The headers and body that options and items of HTTPie add up to."""

    def __init__(self, options: Mapping[str, str], file: bytes) -> None:
        self._options = options
        self._file = file
        self._headers: list[tuple[str, str]] = []
        self._data: dict[str, Json] = {}
        self._form: list[Part] = []
        self._raw: bytes | None = options["--raw"].encode() if "--raw" in options else None
        if "-a" in options:
            self._headers.append(("Authorization", "Basic " + b64encode(options["-a"].encode()).decode()))

    def add_item(self, key: str, separator: str, value: str) -> None:
        """Add an item."""
        match separator:
            case ":" | ";":
                assert bool(value) == (separator == ":"), key
                self._headers.append((key, value))
            case ":=":
                self._data[key] = json.loads(value)
            case "=":
                self._data[key] = value
                self._form.append(Part(key, value.encode(), "", ""))
            case "@" if key:
                path, _, kind = value.partition(";type=")
                self._form.append(Part(key, self._file, path, kind))
            case "@":
                self._raw = self._file
            case _:
                raise AssertionError(f"{key!r}{separator}{value!r} reads a file or a query")

    def build(self) -> tuple[list[tuple[str, str]], bytes]:
        """Return the headers and the body."""
        named = {name.lower() for name, _ in self._headers}
        if "--multipart" in self._options:
            lines = b"".join(_multipart_part(part) for part in self._form) + b"--b--\r\n"
            return [*self._headers, ("Content-Type", "multipart/form-data; boundary=b")], lines
        if "--form" in self._options:
            pairs = "&".join(f"{quote(part.name)}={quote(part.content)}" for part in self._form)
            kind, body = "application/x-www-form-urlencoded", pairs.encode()
        elif self._raw is not None:
            kind, body = "application/json", self._raw
        else:
            kind, body = "application/json", json.dumps(self._data).encode() if self._data else b""
        added = [("Content-Type", kind)] if body and "content-type" not in named else []
        return [*self._headers, *added], body


def _multipart_part(part: Part) -> bytes:
    name = f'; filename="{part.filename}"' if part.filename else ""
    kind = f"\r\nContent-Type: {part.media_type}" if part.media_type else ""
    head = f'--b\r\nContent-Disposition: form-data; name="{part.name}"{name}{kind}\r\n\r\n'
    return head.encode() + part.content + b"\r\n"
