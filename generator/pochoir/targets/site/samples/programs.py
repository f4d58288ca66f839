"""The programs of the guides: how a client is given its credentials, and what it does beside a call."""

from collections.abc import Iterable, Mapping

from pochoir import ir
from pochoir.annotations import Symbol
from pochoir.literals import Code, literal
from pochoir.targets.site.samples.python import SYNC, Call, Flavour, indented, lines, program

_HERE = "https://example.com/callback"


def authenticated(api: ir.Api, call: Call, given: Mapping[str, str]) -> str:
    """A program that gives the client its credentials as arguments, by their names."""
    return program(api, SYNC, call.symbols, call.used(SYNC, SYNC.indent), arguments(given))


def arguments(given: Mapping[str, str]) -> Code:
    """Credentials as arguments of a client."""
    return Code(", ".join(f"{name}={literal(value)}" for name, value in given.items()))


def placeholders(api: ir.Api, names: Iterable[str]) -> dict[str, str]:
    """What stands for credentials in a program: the schemes' arguments by name, to be replaced by who has them."""
    basic = {scheme.argument for scheme in api.schemes if scheme.kind == "basic"}
    return {name: "<user>:<password>" if name in basic else f"<{name}>" for name in names}


def secrets(api: ir.Api, login: ir.Login) -> dict[str, str]:
    """What a login takes, with the values that its operation shows as its example."""
    shown = _example(api, login.operation)
    return {str(each.argument): _text(shown.get(each.wire), f"<{each.argument}>") for each in login.secrets}


def granted(api: ir.Api, oauth2: ir.OAuth2, call: Call) -> str:
    """The way from the authorization page to the first call."""
    shown = _example(api, oauth2.operation)
    pair = (oauth2.client_id, oauth2.client_secret)
    given = {str(each.argument): _text(shown.get(each.wire), f"<{each.argument}>") for each in pair}
    holder = next(each for each in api.resources if any(one.id == oauth2.operation for one in each.operations))
    page, parse, exchange = (f"client.{holder.name}.{method}" for method in oauth2.methods)
    body = [
        *lines(f"page = {page}(redirect_uri=redirect_uri)", 4),
        "print(page.url)",
        *lines(f'code = {parse}(input("? "), state=page.state)', 4),
        *lines(f"{exchange}(code, redirect_uri=redirect_uri)", 4),
        *call.used(SYNC, SYNC.indent),
    ]
    before = [
        f"redirect_uri = {literal(_text(shown.get('redirect_uri'), _HERE))}",
        f'{oauth2.store} = FileTokenStore("tokens.json")',
    ]
    symbols = {*call.symbols, (str(api.package), "FileTokenStore")}
    options = f"{arguments(given)}, {oauth2.store}={oauth2.store}"
    return program(api, SYNC, symbols, body, options, before)


def refused(api: ir.Api, call: Call, error: str) -> str:
    """A program that expects an error of the API, any other refusal, and no reply at all."""
    caught = [
        *_caught(f"errors.{error}", "error.status, error.body"),
        *_caught("errors.ApiError", "error.operation, error.status, error.request_id"),
        *_caught("errors.TransportError", "error"),
    ]
    return _guarded(api, call, caught)


def limited(api: ir.Api, call: Call, headers: Iterable[str]) -> str:
    """A program that is called too often, and reads the headers that tell how often it still may be.

    Args:
        api: the API.
        call: the call.
        headers: those of a success that count the requests.
    """
    held = "(errors.RateLimited, errors.TooManyRequests)" if api.limits else "errors.TooManyRequests"
    named = tuple(headers)
    used = call.whole(SYNC, 8, *named) if named and not call.operation.paging else None
    return _guarded(api, call, _caught(held, "error.retry_after"), used)


def _guarded(api: ir.Api, call: Call, caught: Iterable[str], used: list[str] | None = None) -> str:
    body = ["try:", *indented(used or call.used(SYNC, 8)), *caught]
    return program(api, SYNC, {*call.symbols, (str(api.package), "errors")}, body)


def _caught(error: str, printed: str) -> list[str]:
    return [f"except {error} as error:", f"    print({printed})"]


def paged(api: ir.Api, call: Call, flavour: Flavour) -> str:
    """A program that reads a list item by item, then page by page."""
    body = [
        *lines(f"found = {call.written()}", flavour.indent),
        f"{flavour.loop}for item in found:",
        "    print(item)",
        f"{flavour.loop}for page in found.pages():",
        "    print(len(page.items), page.cursor)",
    ]
    return program(api, flavour, call.symbols, body)


def placed(api: ir.Api, call: Call, server: ir.Server | None) -> str:
    """A program that names a server, or the place where the API is served when the description names none."""
    given = f"server={literal(str(server.name))}" if server else 'base_url="https://example.com"'
    return program(api, SYNC, call.symbols, call.used(SYNC, SYNC.indent), given)


def listening(api: ir.Api, socket: ir.Socket, flavour: Flavour, given: Mapping[str, str]) -> str:
    """A program that reads the events of a WebSocket."""
    reconnected: set[Symbol] = {(str(api.package), "Reconnected")} if socket.reconnect else set()
    gap = ["if isinstance(event, Reconnected):", "    print(event.reason)", "    continue"]
    printed = "print(event.name, event.data)" if socket.protocol == "engine.io-3" else "print(event)"
    body = [
        f"{flavour.loop}with client.{socket.name}() as events:",
        f"    {flavour.loop}for event in events:",
        *indented(indented([*(gap if socket.reconnect else []), printed])),
    ]
    return program(api, flavour, reconnected, body, arguments(given))


def _example(api: ir.Api, operation: str) -> Mapping[str, ir.Json]:
    """The members of the example body of an operation; none of one that was made from the schema."""
    for resource in api.resources:
        for each in resource.operations:
            if each.id == operation and each.body and each.body.examples and not each.body.examples[0].synthetic:
                value = each.body.examples[0].value
                return value if isinstance(value, dict) else {}
    return {}


def _text(value: ir.Json, other: str) -> str:
    return value if isinstance(value, str) and value else other
