"""`x-pochoir-webhooks`: how the server signs webhooks, and where a request names its webhook."""

from typing import Final

from pochoir import ir
from pochoir.extensions.extension import Extension
from pochoir.extensions.lookup import unknown
from pochoir.extensions.records import Record, Rule, member, record
from pochoir.extensions.shapes import POINTER, TEXT, TOKEN, Names, Scalar, choice, matching
from pochoir.findings import Findings, Object, members
from pochoir.ir import Json
from pochoir.pointers import escape

_ALGORITHM: Final[Scalar[ir.Algorithm]] = choice("sha256", "sha1", "sha384", "sha512")
_ENCODING: Final[Scalar[ir.SignatureEncoding]] = choice("hex", "base64")
_KEY: Final[Scalar[ir.KeyEncoding]] = choice("text", "base64", "hex")
_UNIT: Final[Scalar[ir.TimeUnit]] = choice("seconds", "milliseconds")
_PIECE: Final = r"(?:[^{}]|\{(?:id|timestamp)\})*"
_SIGNED: Final = matching("a text with {body} once, and {id} and {timestamp} if needed", rf"{_PIECE}\{{body\}}{_PIECE}")


def _uses(place: str, key: str) -> tuple[Rule, Rule]:
    """Return the rules by which a placeholder of the signed text and the member that locates it need each other."""
    named: Object = {"properties": {"signed": {"pattern": rf"\{{{place}\}}"}}, "required": ["signed"]}
    return (
        Rule({"if": named, "then": {"required": list[Json]([key])}}, f'"{key}" is missing', f'add "{key}"'),
        Rule(
            {"if": {"required": list[Json]([key])}, "then": named},
            f'"signed" does not contain {{{place}}}, so that {key} proves nothing',
            f"add {{{place}}} to signed, or remove {key}",
            key,
        ),
    )


@record
class Timestamp:
    """Where the time of signing is."""

    header: str = member(TOKEN, "the name of its header, which may be the header of the signature")
    prefix: str = member(TEXT, "the text before it, such as `t=`", default="")
    unit: ir.TimeUnit = member(_UNIT, "its unit since the Unix epoch", default="seconds")


@record
class Signature:
    """How the server signs."""

    header: str = member(TOKEN, "the name of the header with the signature")
    algorithm: ir.Algorithm = member(_ALGORITHM, "the hash function of the HMAC, by default `sha256`", default="sha256")
    encoding: ir.SignatureEncoding = member(_ENCODING, "the encoding of the signature, by default `hex`", default="hex")
    prefix: str = member(TEXT, "text before the signature, such as `sha256=`", default="")
    separator: str = member(TEXT, "text between several signatures in the header", default="")
    signed: str = member(
        _SIGNED, "the signed text, by default `{body}`, the raw content; for example `v0:{timestamp}:{body}`",
        default="{body}",
    )  # fmt: skip
    id: str = member(TOKEN, "the name of the header with the id of the webhook", default="")
    timestamp: Timestamp | None = member(Record(Timestamp), "where the time of signing is", default=None)
    key: ir.KeyEncoding = member(
        _KEY, "how the secret becomes the key: as `text` (the default), or decoded", default="text"
    )
    key_prefix: str = member(TEXT, "a prefix of the secret that is not part of the key, such as `whsec_`", default="")


@record
class Event:
    """Where a request says which webhook it is."""

    header: str = member(TOKEN, "the name of a header", default="")
    body: str | None = member(POINTER, "a JSON pointer into the payload", default=None)
    values: tuple[tuple[str, str], ...] = member(
        Names(TEXT, "a mapping of webhooks to values", notes=True),
        "the value for each webhook where it is not the name",
        default=(),
    )


@record
class Webhooks:
    """The webhooks."""

    signature: Signature | None = member(
        Record(Signature, (*_uses("id", "id"), *_uses("timestamp", "timestamp"))),
        "how the server signs; by default as defined by [Standard Webhooks](https://www.standardwebhooks.com)",
        default=None,
    )
    event: Event | None = member(
        Record(
            Event,
            (
                Rule(
                    {"oneOf": [{"required": [place]} for place in ("header", "body")]},
                    "one of header, body must say where the value is",
                    part="value",
                ),
            ),
        ),
        "where a request identifies its webhook, in addition to the constant values in the description",
        default=None,
    )


def _check(findings: Findings, pointer: str, webhooks: Webhooks, root: Object) -> None:
    """Report values for webhooks that the description does not have."""
    known = members(root.get("webhooks")) | members(root.get("x-webhooks"))
    for name, _ in webhooks.event.values if webhooks.event is not None else ():
        if name not in known:
            where = f"{pointer}/event/values/{escape(name)}"
            unknown(findings, where, f'there is no webhook "{name}"', name, known, key=True)


WEBHOOKS: Final = Extension(
    "x-pochoir-webhooks",
    {"openapi": Record(Webhooks)},
    "How the server signs its `webhooks` with an HMAC, and how a request identifies its webhook. A webhook is "
    "also recognized by the constant values (`const`, `enum`) in its payload and its header parameters.",
    "x-pochoir-webhooks:\n"
    "  signature:\n"
    "    header: X-Shop-Signature\n"
    "    algorithm: sha256\n"
    "    encoding: hex\n"
    '    prefix: "v0="\n'
    '    signed: "v0:{timestamp}:{body}"\n'
    "    timestamp: {header: X-Shop-Timestamp}\n"
    "  event: {header: X-Shop-Event, values: {petCreated: pet.created}}",
    _check,
)
