"""Plan methods that send many records, and the form of methods that call the runtime."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pochoir import ir
from pochoir.annotations import NONE, Annotation, Symbol, TypeWriter, gather, generic, literal_of, symbol, union
from pochoir.literals import Code, Identifier, docstring, literal
from pochoir.targets.client import prose
from pochoir.targets.client.arguments import Argument
from pochoir.targets.client.layout import Entry
from pochoir.targets.client.old_methods import OldMethod, constants

_RECORDS = "records"
_NOTHING = Code("")


@dataclass(frozen=True, slots=True)
class Overload:
    """An overload of a method; `deprecated` is the message of its deprecation, or empty.

    `define` begins its definition, if it begins otherwise than that of the method.
    """

    signature: tuple[Code, ...]
    returns: Code
    deprecated: Code
    define: Code = _NOTHING


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


def old_batch(old: OldMethod, resource: ir.Resource, is_async: bool, writer: TypeWriter) -> tuple[Helper, Annotation]:
    """Return a method that sends many records under an old name."""
    batch = old.operation.batch
    assert batch is not None
    place = f"{resource.access}{{}}", constants(resource.name, old.owner)
    helper, annotation = batch_helper(old.operation, batch, place, is_async, writer)
    now = old.call
    doc = docstring(f"Deprecated: call `{now}`, which has the same arguments.", 8)
    message = literal(f"{resource.access}{batch.name} is deprecated, call {now}")
    overloads = tuple(
        replace(each, deprecated=message) if number == 0 else each for number, each in enumerate(helper.overloads)
    )
    return replace(helper, doc=doc, deprecated=message, overloads=overloads), annotation


def batch_helper(
    operation: ir.Operation, batch: ir.Batch, place: tuple[str, Code], is_async: bool, writer: TypeWriter
) -> tuple[Helper, Annotation]:
    """Return the method that sends many records. `place` is how its resource is called, and where the constant is."""
    fields = operation.body.fields if operation.body else ()
    members = [each for each in fields if each.wire != batch.items and not each.read_only]
    argument = _RECORDS if all(each.name != _RECORDS for each in members) else f"batch_{_RECORDS}"
    record, result = writer.request(batch.record), writer.reply(batch.result)
    given = generic(symbol("collections.abc", "Iterable"), record)
    returns = generic(named(("._runtime.batch", "outcomes as _outcomes"), "Outcomes"), record, result)
    members = sorted(members, key=lambda each: not each.required)
    options = [(each, writer.request(each.type)) for each in members]
    unset = symbol("._runtime.base.unset", "Unset") if any(not each.required for each in members) else NONE
    rest = ", ".join(f"{literal(each.wire)}: {each.name}" for each in members)
    call = f"self._engine, {place[1]}.{batch.constant}, {argument}, {{{rest}}}, _extra, type(self)"
    choice = _batch_choice(operation)
    if choice is not None:
        call, unset = f"{call}, {choice.name}", symbol("._runtime.base.unset", "Unset")
    old = [(each, one.name) for each in members for one in each.old_names]
    first = Code(f"{argument}: {given.text}")
    most = max((len(each.old_names) for each in members), default=0)
    now = ", ".join(dict.fromkeys(f"{each.name} instead of {name}" for each, name in old))
    warning = literal(f"{place[0].format(batch.name)}: pass {now}")
    helper = Helper(
        name=batch.name,
        define=Code("async def" if is_async else "def"),
        signature=_signature(first, options, -1, choice),
        returns=returns.text,
        doc=docstring(_batch_doc(operation, batch, argument, members, choice), 8),
        statement=Code(f"return {'await _batch.save_all_async' if is_async else '_batch.save_all'}({call})"),
        overloads=tuple(
            Overload(_signature(first, options, number, choice), returns.text, warning if number >= 0 else _NOTHING)
            for number in (range(-1, most) if old else ())
        ),
        renamed=tuple(Entry(literal(str(name)), literal(str(each.name))) for each, name in old),
    )
    chosen = choice.annotation if choice is not None else NONE
    return helper, gather(given, returns, unset, chosen, *(annotation for _, annotation in options))


def _batch_choice(operation: ir.Operation) -> Argument | None:
    """Return the argument for the media type of the body, if records can be sent as JSON of several media types."""
    body = operation.body
    if body is None or body.kind != "json" or operation.content_type is None:
        return None
    names = [each.media_type for each in body.others if each.kind == "json" and each.fields]
    if not names:
        return None
    text = f"the media type of the body, by default ``{body.media_type}``."
    annotation = union(literal_of([body.media_type, *names]), symbol("._runtime.base.unset", "Unset"))
    return Argument(operation.content_type, None, "content_type", annotation, False, text)


def _signature(
    first: Code, options: Sequence[tuple[ir.Field, Annotation]], number: int, choice: Argument | None
) -> tuple[Code, ...]:
    """Return the signature of a batch with the old names of this number, or with the names as they are for -1."""

    def name(field: ir.Field) -> str:
        old = field.old_names
        return str(old[min(number, len(old) - 1)].name if old and number >= 0 else field.name)

    rest = [
        Code(f"{name(each)}: {annotation.text}{'' if each.required else ' | Unset = UNSET'}")
        for each, annotation in options
    ]
    rest += [choice.declaration] if choice is not None else []
    return (Code("self"), first, *([Code("*"), *rest] if rest else ()), Code("**_extra: Unpack[RequestExtras]"))


def _batch_doc(
    operation: ir.Operation, batch: ir.Batch, argument: str, members: Sequence[ir.Field], choice: Argument | None
) -> str:
    key = " and ".join(f"`{part.pointer.removeprefix('/')}`" for part in batch.key)
    doubles = f" Of records with the same {key}, as the server compares it, only the last is sent." if key else ""
    entries = [(argument, "the records to send, in order.")]
    entries += [(str(each.name), text) for each in members if (text := prose.short(each.doc))]
    entries += [(str(choice.name), choice.text)] if choice is not None else []
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
            f"``{operation.method} {operation.path}``{prose.cited(operation.doc)}.",
        )
    )


def named(module: Symbol, name: str) -> Annotation:
    """Return the annotation for a name of a module that is imported as a whole."""
    # Qualified with its module, because a schema may be called `Tokens` or `Outcomes`.
    return Annotation(Code(f"{module[1].split(' as ')[-1]}.{name}"), frozenset({module}))
