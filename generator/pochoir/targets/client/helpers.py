"""Plan methods of a resource that are not a single call: batches and the authorization code flow."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pochoir import ir
from pochoir.annotations import NONE, Annotation, Symbol, TypeWriter, gather, generic, symbol, union
from pochoir.literals import Code, Identifier, docstring, literal
from pochoir.targets.client import prose
from pochoir.targets.client.layout import Entry
from pochoir.targets.client.old_methods import OldMethod, constants

_RECORDS = "records"
_NOTHING = Code("")


@dataclass(frozen=True, slots=True)
class Overload:
    """An overload of a method; `deprecated` is the message of its deprecation, or empty."""

    signature: tuple[Code, ...]
    returns: Code
    deprecated: Code


@dataclass(frozen=True, slots=True)
class Helper:
    """Such a method, which calls the runtime.

    Attributes:
        deprecated: the message if its name is an old one, or "".
        overloads: the overloads if arguments have old names; the first one has none of them.
        renamed: the name of each argument by its old name, as literals.
    """

    name: Identifier
    define: Code
    signature: tuple[Code, ...]
    returns: Code
    doc: Code
    statement: Code
    deprecated: Code = _NOTHING
    overloads: tuple[Overload, ...] = ()
    renamed: tuple[Entry, ...] = ()


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
        _batch(each, each.batch, (call, Code("operations")), is_async, writer)
        for each in resource.operations
        if each.batch
    ]
    found += [_old_batch(each, resource, is_async, writer) for each in old]
    runtime: set[Symbol] = {("._runtime.batch", "send as _batch")} if found else set()
    if oauth2 is not None:
        found += [_url(oauth2, writer), _redirect(oauth2, writer), _exchange(oauth2, is_async, writer)]
        runtime.add(("._runtime.auth", "authorization_code as _oauth"))
    return Written(tuple(each for each, _ in found), tuple(annotation for _, annotation in found), frozenset(runtime))


def _old_batch(old: OldMethod, resource: ir.Resource, is_async: bool, writer: TypeWriter) -> tuple[Helper, Annotation]:
    batch = old.operation.batch
    assert batch is not None
    place = f"{resource.access}{{}}", constants(resource.name, old.owner)
    helper, annotation = _batch(old.operation, batch, place, is_async, writer)
    now = old.call
    doc = docstring(f"Deprecated: call `{now}`, which has the same arguments.", 8)
    message = literal(f"{resource.access}{batch.name} is deprecated, call {now}")
    overloads = tuple(
        replace(each, deprecated=message) if number == 0 else each for number, each in enumerate(helper.overloads)
    )
    return replace(helper, doc=doc, deprecated=message, overloads=overloads), annotation


def _batch(
    operation: ir.Operation, batch: ir.Batch, place: tuple[str, Code], is_async: bool, writer: TypeWriter
) -> tuple[Helper, Annotation]:
    """Return the method that sends many records. `place` is how its resource is called, and where the constant is."""
    fields = operation.body.fields if operation.body else ()
    members = [each for each in fields if each.wire != batch.items and not each.read_only]
    argument = _RECORDS if all(each.name != _RECORDS for each in members) else f"batch_{_RECORDS}"
    record, result = writer.request(batch.record), writer.reply(batch.result)
    given = generic(symbol("collections.abc", "Iterable"), record)
    returns = generic(_named(("._runtime.batch", "outcomes as _outcomes"), "Outcomes"), record, result)
    members = sorted(members, key=lambda each: not each.required)
    options = [(each, writer.request(each.type)) for each in members]
    unset = symbol("._runtime.base.unset", "Unset") if any(not each.required for each in members) else NONE
    rest = ", ".join(f"{literal(each.wire)}: {each.name}" for each in members)
    call = f"self._engine, {place[1]}.{batch.constant}, {argument}, {{{rest}}}, _extra, type(self)"
    old = [(each, one.name) for each in members for one in each.old_names]
    first = Code(f"{argument}: {given.text}")
    most = max((len(each.old_names) for each in members), default=0)
    now = ", ".join(dict.fromkeys(f"{each.name} instead of {name}" for each, name in old))
    warning = literal(f"{place[0].format(batch.name)}: pass {now}")
    helper = Helper(
        name=batch.name,
        define=Code("async def" if is_async else "def"),
        signature=_signature(first, options, -1),
        returns=returns.text,
        doc=docstring(_batch_doc(operation, batch, argument, members), 8),
        statement=Code(f"return {'await _batch.save_all_async' if is_async else '_batch.save_all'}({call})"),
        overloads=tuple(
            Overload(_signature(first, options, number), returns.text, warning if number >= 0 else _NOTHING)
            for number in (range(-1, most) if old else ())
        ),
        renamed=tuple(Entry(literal(str(name)), literal(str(each.name))) for each, name in old),
    )
    return helper, gather(given, returns, unset, *(annotation for _, annotation in options))


def _signature(first: Code, options: Sequence[tuple[ir.Field, Annotation]], number: int) -> tuple[Code, ...]:
    """Return the signature of a batch with the old names of this number, or with the names as they are for -1."""

    def name(field: ir.Field) -> str:
        old = field.old_names
        return str(old[min(number, len(old) - 1)].name if old and number >= 0 else field.name)

    rest = [
        Code(f"{name(each)}: {annotation.text}{'' if each.required else ' | Unset = UNSET'}")
        for each, annotation in options
    ]
    return (Code("self"), first, *([Code("*"), *rest] if rest else ()), Code("**_extra: Unpack[RequestExtras]"))


def _batch_doc(operation: ir.Operation, batch: ir.Batch, argument: str, members: Sequence[ir.Field]) -> str:
    key = " and ".join(f"`{part.pointer.removeprefix('/')}`" for part in batch.key)
    doubles = f" Of records with the same {key}, as the server compares it, only the last is sent." if key else ""
    entries = [(argument, "the records to send, in order.")]
    entries += [(str(each.name), text) for each in members if (text := prose.short(each.doc))]
    return prose.paragraphs(
        (
            f"Send any number of records with `{operation.name}`, and return one outcome for each.",
            f"Each request has at most {batch.max_items} records and {batch.max_bytes} bytes.{doubles} A request that "
            "is rejected because of some records is sent again without them.",
            prose.section("Args", entries, 8),
            prose.section("Returns", [("", "One outcome for each record, in order: saved, duplicate or rejected.")], 8),
            prose.section(
                "Raises",
                [("errors.BatchInterrupted", "a request failed for another reason; holds the outcomes so far.")],
                8,
            ),
            f"``{operation.method.upper()} {operation.path}``{prose.cited(operation.doc)}.",
        )
    )


def _url(oauth2: ir.OAuth2, writer: TypeWriter) -> tuple[Helper, Annotation]:
    text = writer.builtin("str")
    returns = _named(("._runtime.auth", "authorization_code as _oauth"), "AuthorizationRequest")
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
    returns = _named(("._runtime.auth", "token_store as _tokens"), "Tokens")
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
    return f" within {seconds} seconds" if seconds else ""


def _named(module: Symbol, name: str) -> Annotation:
    # Qualified with its module, because a schema may be called `Tokens` or `Outcomes`.
    return Annotation(Code(f"{module[1].split(' as ')[-1]}.{name}"), frozenset({module}))
