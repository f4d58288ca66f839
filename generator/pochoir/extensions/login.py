"""`x-pochoir-login`: sign in with an operation of the API and keep what it gives."""

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

from pochoir.extensions.extension import Extension
from pochoir.extensions.lookup import ANYTHING, body_members, in_reply, operation, reply_schemas, unknown
from pochoir.extensions.records import Record, Rule, lacks, member, needs, record
from pochoir.extensions.shapes import POINTER, POSITIVE, TEXT, TOKEN, Listing, Names, Scalar, choice, wrong
from pochoir.findings import Findings, Object, brief, members
from pochoir.pointers import escape
from pochoir.schemas import Schema

Place: TypeAlias = Literal["header", "body", "cookie"]
Unit: TypeAlias = Literal["unix-seconds", "unix-milliseconds", "seconds-from-now"]
Constant: TypeAlias = str | int | float | bool
_UNIT: Final[Scalar[Unit]] = choice("unix-seconds", "unix-milliseconds", "seconds-from-now")
_CONSTANT: Final[Scalar[Constant]] = Scalar(
    "text, a number, true or false", "", {"type": ["string", "number", "boolean"]}
)
_TYPES: Final[dict[str, tuple[type, ...]]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
}
_ONE_PLACE: Final = Rule(
    {"oneOf": [{"required": [place]} for place in ("header", "body", "cookie")]},
    "one of header, body, cookie must say where the value is",
    part="value",
)
_COOKIE: Final[Object] = {"required": ["cookie"]}


@record
class Source:
    """A place in the reply of the operation that signs in."""

    header: str = member(TOKEN, "the name of a header", default="")
    body: str | None = member(POINTER, "a JSON pointer into the body", default=None)
    cookie: str = member(TOKEN, "the name of a cookie", default="")


@record
class Expiry:
    """Where the reply says when the session ends."""

    header: str = member(TOKEN, "the name of a header", default="")
    body: str | None = member(POINTER, "a JSON pointer into the body", default=None)
    cookie: str = member(TOKEN, "the name of a cookie with `Max-Age` or `Expires`", default="")
    unit: Unit = member(_UNIT, "the unit of the number; required except for `cookie`", default="unix-seconds")
    fallback: int = member(POSITIVE, "the lifetime in seconds if the response does not contain it", default=0)


@record
class Login:
    """How to sign in."""

    operation: str = member(TEXT, "the `operationId` of the operation that signs in")
    secrets: tuple[str, ...] = member(
        Listing(TEXT, "a list of strings"),
        "the fields of its body that callers provide; they become arguments of the client",
    )
    constants: tuple[tuple[str, Constant], ...] = member(
        Names(_CONSTANT, "a mapping of fields of the body to their values"),
        "fields of its body that are always the same: `{grant_type: password}`",
        default=(),
    )
    credentials: tuple[tuple[str, Source], ...] = member(
        Names(Record(Source, (_ONE_PLACE,)), "a mapping of security schemes to places in the response"),
        "for each security scheme, where the response contains its value",
    )
    expiry: Expiry | None = member(
        Record(
            Expiry,
            (
                _ONE_PLACE,
                *needs({"not": _COOKIE}, "unit"),
                *lacks(_COOKIE, "a cookie contains its own expiry, so it has no", "remove it", "unit"),
            ),
        ),
        "where the response says when the session expires",
        default=None,
    )


SHAPE: Final = Record(Login)


def place(source: Source | Expiry) -> tuple[Place, str]:
    """Return where a value is in the reply: the kind of place and its name."""
    if source.body is not None:
        return "body", source.body
    return ("header", source.header) if source.header else ("cookie", source.cookie)


def check(findings: Findings, pointer: str, login: Login, owner: Object) -> None:
    """Report what names nothing: the operation, members of its body, security schemes, places of its reply."""
    del owner
    signing = operation(findings, f"{pointer}/operation", login.operation)
    known = body_members(findings, signing)
    for number, name in enumerate(login.secrets):
        if name and known and name not in known:
            message = f'the body of the operation has no field "{name}"'
            unknown(findings, f"{pointer}/secrets/{number}", message, name, known)
    for name, value in login.constants:
        _check_constant(findings, f"{pointer}/constants/{escape(name)}", (name, value), login, known)
    schemes = members(members(findings.document.tree.get("components")).get("securitySchemes"))
    replies = reply_schemas(findings, signing)
    for name, source in login.credentials:
        where = f"{pointer}/credentials/{escape(name)}"
        if name not in schemes:
            message = f"the security scheme {brief(name)} is not defined"
            unknown(findings, where, message, name, schemes, key=True)
        in_reply(findings, f"{where}/body", source.body, replies)
    if login.expiry is not None:
        in_reply(findings, f"{pointer}/expiry/body", login.expiry.body, replies)


def _check_constant(
    findings: Findings, pointer: str, constant: tuple[str, Constant], login: Login, known: Mapping[str, Schema]
) -> None:
    """Report a constant that is a secret, no member of the body, or none of the values that its schema admits."""
    name, value = constant
    if name in login.secrets:
        findings.problems.append(wrong(pointer, f'"{name}" is a secret too', "keep one of the two", "key"))
        return
    if known and name not in known:
        message = f'the body of the operation has no field "{name}"'
        unknown(findings, pointer, message, name, known, key=True)
        return
    schema = findings.resolved_schema(known.get(name, ANYTHING))
    allowed = schema.enum or ([schema.const] if schema.has("const") else [])
    wanted = schema.types[0] if len(schema.types) == 1 else ""
    if allowed and value not in allowed:
        words = ", ".join(brief(each) for each in allowed)
        findings.problems.append(wrong(pointer, f"{brief(value)} is not one of {words}"))
    elif wanted in _TYPES and type(value) not in _TYPES[wanted]:
        findings.problems.append(wrong(pointer, f"{brief(value)} is not of type {wanted}, as the body requires"))


LOGIN: Final = Extension(
    "x-pochoir-login",
    {"openapi": SHAPE},
    "How the client signs in with an operation of the API, and which credentials it takes from the response.",
    "x-pochoir-login:\n"
    "  operation: signIn\n"
    "  secrets: [email, password]\n"
    "  credentials:\n"
    "    accessToken: {header: access-token}\n"
    "    client: {header: client}\n"
    "    uid: {header: uid}\n"
    "  expiry: {header: expiry, unit: unix-seconds, fallback: 86400}",
    check,
)
