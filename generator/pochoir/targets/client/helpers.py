"""Plan methods of a resource that are not a single call: batches and the authorization code flow."""

from collections.abc import Sequence
from dataclasses import dataclass

from pochoir import ir
from pochoir.annotations import NONE, Annotation, Symbol, TypeWriter, gather, union
from pochoir.literals import Code, docstring
from pochoir.targets.client import prose
from pochoir.targets.client.batches import Helper, batch_helper, named, old_batch
from pochoir.targets.client.old_methods import OldMethod


@dataclass(frozen=True, slots=True)
class Written:
    """The helpers of a class, their annotations, and the symbols that they need at run time."""

    helpers: tuple[Helper, ...]
    annotations: tuple[Annotation, ...]
    runtime: frozenset[Symbol]


def names(resource: ir.Resource, oauth2: ir.OAuth2 | None, old: Sequence[OldMethod]) -> list[str]:
    """Return the names of the helpers of a resource. `oauth2` is given if it has the token operation."""
    operations = (*resource.operations, *(each.operation for each in old))
    batches = [operation.batch.name for operation in operations if operation.batch]
    return [*batches, *(oauth2.methods if oauth2 else ())]


def helpers(
    resource: ir.Resource,
    oauth2: ir.OAuth2 | None,
    is_async: bool,
    writer: TypeWriter,
    old: Sequence[OldMethod] = (),
) -> Written:
    """Return the helpers of the sync or the async class of a resource.

    Args:
        resource: the resource.
        oauth2: the authorization code flow, if the resource has its token operation.
        is_async: whether the class is async.
        writer: the writer of types inside the class.
        old: old names of the methods that send many records, in this resource.
    """
    call = f"{resource.access}{{}}"
    found = [
        batch_helper(each, each.batch, (call, Code("operations")), is_async, writer)
        for each in resource.operations
        if each.batch
    ]
    found += [old_batch(each, resource, is_async, writer) for each in old]
    runtime: set[Symbol] = {("._runtime.batch", "send as _batch")} if found else set()
    if oauth2 is not None:
        found += [_url(oauth2, writer), _redirect(oauth2, writer), _exchange(oauth2, is_async, writer)]
        runtime.add(("._runtime.auth", "authorization_code as _oauth"))
    return Written(tuple(each for each, _ in found), tuple(annotation for _, annotation in found), frozenset(runtime))


def _url(oauth2: ir.OAuth2, writer: TypeWriter) -> tuple[Helper, Annotation]:
    text = writer.builtin("str")
    returns = named(("._runtime.auth", "authorization_code as _oauth"), "AuthorizationRequest")
    doc = prose.paragraphs(
        (
            "Return the URL of the page on which a user grants access; nothing is sent.",
            prose.section(
                "Args",
                [
                    ("redirect_uri", "the registered URI to which the server redirects the user."),
                    ("state", "an opaque value that the redirect returns; random by default."),
                    (
                        "page",
                        "the URL of the page, for a `base_url` of another instance; by default that of the server.",
                    ),
                ],
                8,
            ),
            prose.section("Returns", [("", "The URL, and the state to keep until the redirect.")], 8),
        )
    )
    helper = Helper(
        name=oauth2.methods[0],
        define=Code("def"),
        signature=(
            Code("self"),
            Code("*"),
            Code(f"redirect_uri: {text.text}"),
            Code(f"state: {union(text, NONE).text} = None"),
            Code(f"page: {union(text, NONE).text} = None"),
        ),
        returns=returns.text,
        doc=docstring(doc, 8),
        statement=Code("return _oauth.authorization_url(self._engine, redirect_uri, state, page)"),
    )
    return helper, gather(text, returns)


def _redirect(oauth2: ir.OAuth2, writer: TypeWriter) -> tuple[Helper, Annotation]:
    text = writer.builtin("str")
    unproven = "" if oauth2.redirect.state_on_refusal else " A refusal is not verified, since it returns no state."
    doc = prose.paragraphs(
        (
            "Return the authorization code from the URL to which the user was redirected.",
            f"Nothing is sent.{unproven}",
            prose.section(
                "Args",
                [("url", "the complete URL, or its path and query."), ("state", "the state of `authorization_url`.")],
                8,
            ),
            prose.section(
                "Returns", [("", f"The authorization code, to be exchanged{_within(oauth2.code_lifetime)}.")], 8
            ),
            prose.section(
                "Raises",
                [
                    ("errors.AuthorizationRefused", "the user or the server denied the authorization."),
                    ("errors.StateMismatch", "the state is not the one that was sent."),
                ],
                8,
            ),
        )
    )
    helper = Helper(
        name=oauth2.methods[1],
        define=Code("def"),
        signature=(Code("self"), Code(f"url: {text.text}"), Code("*"), Code(f"state: {text.text}")),
        returns=text.text,
        doc=docstring(doc, 8),
        statement=Code("return _oauth.parse_redirect(self._engine, url, state)"),
    )
    return helper, text


def _exchange(oauth2: ir.OAuth2, is_async: bool, writer: TypeWriter) -> tuple[Helper, Annotation]:
    text = writer.builtin("str")
    returns = named(("._runtime.auth", "token_store as _tokens"), "Tokens")
    alone = " They revoke all earlier tokens of the user." if oauth2.exclusive else ""
    doc = prose.paragraphs(
        (
            f"Exchange a code for tokens, save them in `{oauth2.store}`, and use them from now on.",
            f"They are renewed automatically; a new pair is saved before it is used.{alone}",
            prose.section(
                "Args",
                [("code", "the code of `parse_redirect`."), ("redirect_uri", "the URI passed to `authorization_url`.")],
                8,
            ),
            prose.section("Raises", [("errors.LoginFailed", "the server returned no tokens; see `__cause__`.")], 8),
        )
    )
    call = "await _oauth.exchange_async" if is_async else "_oauth.exchange"
    helper = Helper(
        name=oauth2.methods[2],
        define=Code("async def" if is_async else "def"),
        signature=(Code("self"), Code(f"code: {text.text}"), Code("*"), Code(f"redirect_uri: {text.text}")),
        returns=returns.text,
        doc=docstring(doc, 8),
        statement=Code(f"return {call}(self._engine, code, redirect_uri)"),
    )
    return helper, gather(text, returns)


def _within(seconds: int) -> str:
    return f" within {prose.period(seconds)}" if seconds else ""
