"""Plan the arguments of `OAuth2` in `_api.py`."""

from pochoir import ir
from pochoir.annotations import Symbol
from pochoir.literals import Code, literal
from pochoir.targets.client.features import prefixes

TOKENS = "._runtime.auth.token_store"
_OAUTH = "._runtime.auth.code_exchange"
_DEFAULT = ir.Redirect()


def symbols(oauth2: ir.OAuth2, api: ir.Api) -> set[Symbol]:
    """Return the symbols that the arguments need."""
    holder = _holder(oauth2, api)[0]
    return {(_OAUTH, "OAuth2"), ("._runtime.auth.redirects", "Redirect"), ("._operations", str(holder.name))}


def store_symbols(api: ir.Api) -> set[Symbol]:
    """Return the types of the argument for a token store. An async client takes that of a sync one, too."""
    names = {"TokenStore", *(f"{prefix}TokenStore" for prefix in prefixes(api))} if api.store else set[str]()
    return {(TOKENS, name) for name in names}


def arguments(oauth2: ir.OAuth2, api: ir.Api) -> tuple[Code, ...]:
    """Return the arguments as `name=value`, without those that have their default."""
    resource, operation = _holder(oauth2, api)
    given: list[tuple[str, Code]] = [
        ("scheme", literal(oauth2.scheme)),
        ("operation", Code(f"lambda: {resource.name}.{operation.constant}")),
        ("pages", _dictionary(oauth2.pages)),
        ("redirect", _redirect(oauth2.redirect)),
        ("authentication", literal(oauth2.authentication)),
        ("repeat_redirect_uri", literal(oauth2.repeat_redirect_uri)),
        ("exclusive", literal(oauth2.exclusive)),
    ]
    if oauth2.parameters:
        given.append(("parameters", _dictionary(oauth2.parameters)))
    if oauth2.lifetime:
        given.append(("lifetime", literal(oauth2.lifetime)))
    secrets = (oauth2.client_id, oauth2.client_secret)
    given.append(("arguments", _pair(*(str(each.argument) for each in secrets))))
    given.append(("variables", _pair(*(each.variable for each in secrets))))
    return tuple(Code(f"{name}={value}") for name, value in given)


def _holder(oauth2: ir.OAuth2, api: ir.Api) -> tuple[ir.Resource, ir.Operation]:
    return next(
        (resource, operation)
        for resource in api.resources
        for operation in resource.operations
        if operation.id == oauth2.operation
    )


def _redirect(redirect: ir.Redirect) -> Code:
    pairs = (
        ("code", redirect.code, _DEFAULT.code),
        ("state", redirect.state, _DEFAULT.state),
        ("error", redirect.error, _DEFAULT.error),
        ("description", redirect.description, _DEFAULT.description),
        ("reason", redirect.reason, _DEFAULT.reason),
        ("state_on_refusal", redirect.state_on_refusal, _DEFAULT.state_on_refusal),
    )
    return Code(f"Redirect({', '.join(f'{name}={literal(value)}' for name, value, usual in pairs if value != usual)})")


def _dictionary(pairs: tuple[tuple[str, str], ...]) -> Code:
    return Code(f"{{{', '.join(f'{literal(name)}: {literal(value)}' for name, value in pairs)}}}")


def _pair(first: str, second: str) -> Code:
    return Code(f"({literal(first)}, {literal(second)})")
