"""The Python programs of the guides."""

from collections.abc import Iterable, Mapping

from pochoir import ir
from pochoir.annotations import Symbol
from pochoir.literals import Code, literal
from pochoir.targets.client.credentials import form
from pochoir.targets.site.samples.python import Call, Variant, indented, lines, main_variant, program

_HERE = "https://example.com/callback"


def with_credentials(api: ir.Api, call: Call, given: Mapping[str, str]) -> str:
    """Write a program that passes credentials to the client."""
    variant = main_variant(api)
    return program(api, variant, call.symbols, call.statements(variant, variant.indent), arguments(given))


def arguments(given: Mapping[str, str]) -> Code:
    """Return credentials as keyword arguments."""
    return Code(", ".join(f"{name}={literal(value)}" for name, value in given.items()))


def placeholder_credentials(api: ir.Api, names: Iterable[str]) -> dict[str, str]:
    """Return placeholders for credentials by the name of the argument."""
    return {name: form(api, name).guide.format(argument=name) for name in names}


def login_credentials(api: ir.Api, login: ir.Login) -> dict[str, str]:
    """Return the credentials of a login by the name of the argument, with the example values of its operation."""
    shown = _example(api, login.operation)
    return {str(each.argument): _text(shown.get(each.wire), f"<{each.argument}>") for each in login.secrets}


def oauth2_flow(api: ir.Api, oauth2: ir.OAuth2, call: Call) -> str:
    """Write a program with all steps from the authorization page to the first call."""
    shown = _example(api, oauth2.operation)
    pair = (oauth2.client_id, oauth2.client_secret)
    given = {str(each.argument): _text(shown.get(each.wire), f"<{each.argument}>") for each in pair}
    resource = next(each for each in api.resources if any(one.id == oauth2.operation for one in each.operations))
    page, parse, exchange = (f"client.{resource.access}{method}" for method in oauth2.methods)
    variant = main_variant(api)
    body = [
        *lines(f"page = {page}(redirect_uri=redirect_uri)", 4),
        "print(page.url)",
        *lines(f'code = {parse}(input("? "), state=page.state)', 4),
        *lines(f"{variant.await_}{exchange}(code, redirect_uri=redirect_uri)", 4),
        *call.statements(variant, variant.indent),
    ]
    before = [
        f"redirect_uri = {literal(_text(shown.get('redirect_uri'), _HERE))}",
        f'{oauth2.store} = FileTokenStore("tokens.json")',
    ]
    symbols = {*call.symbols, (str(api.package), "FileTokenStore")}
    options = f"{arguments(given)}, {oauth2.store}={oauth2.store}"
    return program(api, variant, symbols, body, options, before)


def handling_errors(api: ir.Api, call: Call, error: str) -> str:
    """Write a program that handles an error of the API, any other error status, and connection errors."""
    caught = [
        *_except(f"errors.{error}", "error.status, error.body"),
        *_except("errors.ApiError", "error.operation, error.status, error.request_id"),
        *_except("errors.TransportError", "error"),
    ]
    return _try(api, call, caught)


def handling_rate_limits(api: ir.Api, call: Call, headers: Iterable[str]) -> str:
    """Write a program that handles rate limits, and prints the headers about them.

    Args:
        api: the API.
        call: the call.
        headers: the names of the rate limit headers of a success.
    """
    error = "(errors.RateLimited, errors.TooManyRequests)" if api.limits else "errors.TooManyRequests"
    named, variant = tuple(headers), main_variant(api)
    statements = (
        call.statements_with_response(variant, variant.indent + 4, *named)
        if named and not call.operation.paging
        else None
    )
    return _try(api, call, _except(error, "error.retry_after"), statements)


def _try(api: ir.Api, call: Call, caught: Iterable[str], statements: list[str] | None = None) -> str:
    variant = main_variant(api)
    body = ["try:", *indented(statements or call.statements(variant, variant.indent + 4)), *caught]
    return program(api, variant, {*call.symbols, (str(api.package), "errors")}, body)


def _except(error: str, printed: str) -> list[str]:
    return [f"except {error} as error:", f"    print({printed})"]


def reading_pages(api: ir.Api, call: Call, variant: Variant) -> str:
    """Write a program that reads a list item by item, then page by page."""
    body = [
        *lines(f"found = {call.expression()}", variant.indent),
        f"{variant.async_}for item in found:",
        "    print(item)",
        f"{variant.async_}for page in found.pages():",
        "    print(len(page.items), page.cursor)",
    ]
    return program(api, variant, call.symbols, body)


def choosing_server(api: ir.Api, call: Call, server: ir.Server | None) -> str:
    """Write a program that chooses a server, or a base URL if the description has no servers."""
    given = f"server={literal(str(server.name))}" if server else 'base_url="https://example.com"'
    variant = main_variant(api)
    return program(api, variant, call.symbols, call.statements(variant, variant.indent), given)


def reading_events(api: ir.Api, socket: ir.Socket, variant: Variant, given: Mapping[str, str]) -> str:
    """Write a program that reads the events of a WebSocket."""
    reconnected: set[Symbol] = {(str(api.package), "Reconnected")} if socket.reconnect else set()
    gap = ["if isinstance(event, Reconnected):", "    print(event.reason)", "    continue"]
    printed = "print(event.name, event.data)" if socket.protocol == "engine.io-3" else "print(event)"
    body = [
        f"{variant.async_}with client.{socket.name}() as events:",
        f"    {variant.async_}for event in events:",
        *indented(indented([*(gap if socket.reconnect else []), printed])),
    ]
    return program(api, variant, reconnected, body, arguments(given))


def receiving_webhooks(api: ir.Api, found: ir.Webhooks) -> str:
    """Write a program with a function that receives webhooks."""
    secret = "whsec_…" if found.signature is None else "…"
    first = found.webhooks[0].class_name
    return "\n".join(
        (
            f"from {api.package} import errors, webhooks",
            "",
            f"hooks = webhooks.Webhooks({literal(secret)})",
            "",
            "",
            "def receive(body: bytes, headers: dict[str, str]) -> int:",
            "    try:",
            "        event = hooks.unwrap(body, headers)",
            "    except errors.WebhookRejected:",
            "        return 400",
            f"    if isinstance(event, webhooks.{first}):",
            "        print(event.data)",
            "    return 204",
        )
    )


def _example(api: ir.Api, operation: str) -> Mapping[str, ir.Json]:
    """Return the members of the example body of an operation, unless the example was generated from the schema."""
    for resource in api.resources:
        for each in resource.operations:
            if each.id == operation and each.body and each.body.examples and not each.body.examples[0].synthetic:
                value = each.body.examples[0].value
                return value if isinstance(value, dict) else {}
    return {}


def _text(value: ir.Json, other: str) -> str:
    return value if isinstance(value, str) and value else other
