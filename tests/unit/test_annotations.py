"""A type is written for its place, with the symbols that it needs."""

import pytest

from pochoir import ir
from pochoir.annotations import NONE, Annotation, Place, Symbol, TypeWriter, generic, input_name, symbol, union
from pochoir.literals import ClassName, Code

STR, INT, DATE, ANY, BYTES, NULL = (ir.Plain(kind) for kind in ("str", "int", "date", "json", "bytes", "none"))
PET, STATUS, CODE, TREE = (ir.Named(ClassName(name)) for name in ("Pet", "Status", "Code", "Tree"))


def model(name: ir.Named, alias: ir.TypeRef | None = None) -> ir.Model:
    """A model that requests and replies hold; a class unless it has an alias."""
    return ir.Model(name.name, name.name, ir.Doc(), "", alias=alias, in_requests=True, in_replies=True)


WRITER = TypeWriter.of(
    [
        model(PET),
        model(STATUS, ir.LiteralOf(("sold", "new"), ir.Plain("str"))),
        model(CODE, ir.Plain("int")),
        model(TREE, ir.UnionOf((ir.Plain("str"), TREE))),
    ]
)


@pytest.mark.parametrize(
    ("type", "reply", "request_", "thunk"),
    [
        (STR, "str", "str", "str"),
        (DATE, "date", "date", "date"),
        (ANY, "JsonValue", "JsonInput", "JsonValue"),
        (NULL, "None", "None", "None"),
        (PET, "Pet", "Pet | PetInput", "models.Pet"),
        (STATUS, "Status", "StatusInput", "models.Status"),
        (CODE, "Code", "Code", "models.Code"),
        (TREE, "Tree", "Tree", "models.Tree"),
        (ir.ListOf(PET), "list[Pet]", "Sequence[Pet | PetInput]", "list[models.Pet]"),
        (ir.MapOf(ANY), "dict[str, JsonValue]", "Mapping[str, JsonInput]", "dict[str, JsonValue]"),
        (ir.UnionOf((STR, NULL)), "str | None", "str | None", "str | None"),
        (ir.LiteralOf(("a", 'b"'), STR), 'Literal["a", \'b"\'] | str', 'Literal["a", \'b"\']', None),
        (ir.LiteralOf((1, None), INT), "Literal[1] | int | None", "Literal[1] | None", None),
        (ir.LiteralOf((None,), STR), "str | None", "None", None),
    ],
)
def test_words_of_each_place(type: ir.TypeRef, reply: str, request_: str, thunk: str | None) -> None:
    """Replies are concrete and open, requests abstract and closed, thunks name attributes of `models`."""
    assert WRITER.reply(type).text == reply
    assert WRITER.request(type).text == request_
    assert WRITER.write(type, "thunk").text == (thunk or reply)


@pytest.mark.parametrize(
    ("type", "text"),
    [
        (ir.ListOf(PET), 'Sequence["Pet | PetInput"]'),
        (ir.UnionOf((PET, NULL)), 'Union["Pet | PetInput", None]'),
        (ir.UnionOf((STR, NULL)), "str | None"),
        (ir.LiteralOf(("a'",), STR), 'Literal["a\'"]'),
    ],
)
def test_python_can_evaluate_an_alias(type: ir.TypeRef, text: str) -> None:
    """Names of models are quoted; text of the document never is."""
    assert WRITER.write(type, "alias").text == text


def test_names_that_the_class_defines_are_written_in_full() -> None:
    """A method called `list` hides the builtin in the annotations of its class."""
    inside = WRITER.inside(["list", "date"])
    annotation = inside.reply(ir.ListOf(DATE))
    assert annotation.text == "builtins.list[_datetime.date]"
    assert annotation.symbols == {("builtins", ""), ("datetime as _datetime", "")}
    assert inside.request(ir.ListOf(STR)).text == "Sequence[str]"


@pytest.mark.parametrize(
    ("place", "symbols", "models"),
    [
        ("reply", [], ["Pet"]),
        ("request", [("collections.abc", "Sequence")], ["Pet", "PetInput"]),
        ("thunk", [(".", "models")], []),
        ("qualified", [(".", "models")], []),
    ],
)
def test_symbols(place: Place, symbols: list[Symbol], models: list[str]) -> None:
    """An annotation has the symbols that its text uses, and no others."""
    annotation = WRITER.write(ir.ListOf(PET), place)
    assert sorted(annotation.symbols) == symbols
    assert sorted(annotation.models) == models


def test_bytes_may_come_from_a_file_where_a_body_may_be_one() -> None:
    """In a multipart form and in a binary body, not elsewhere."""
    assert WRITER.sending("multipart").request(BYTES).text == "FileInput"
    assert WRITER.sending("bytes").request(BYTES).text == "FileInput"
    assert WRITER.sending("json").request(BYTES).text == "str"
    assert WRITER.sending("multipart").reply(BYTES).text == "bytes"


def test_unions() -> None:
    """Each option once, `None` last."""
    text, number = Annotation(Code("str")), Annotation(Code("int"))
    assert union(text, NONE, number, text).text == "str | int | None"
    assert union(text, text) == text
    assert generic(symbol("typing", "NotRequired"), text).text == "NotRequired[str]"


def test_only_what_differs_has_a_separate_name_in_requests() -> None:
    """An alias of a plain type, or of itself, is the same on both sides."""
    assert [WRITER.differs(each) for each in (PET, STATUS, CODE, TREE)] == [True, True, False, False]
    assert input_name(WRITER.models[PET.name]) == "PetInput"


def test_a_long_union_has_no_nested_operators() -> None:
    """pyright reads `a | b` at most 256 deep."""
    names = [symbol("a", f"T{number}") for number in range(300)]
    written = union(*names, NONE)
    assert written.text.startswith("Union[T0, T1, ") and written.text.endswith(", T299, None]")
    assert ("typing", "Union") in written.symbols
    assert union(*names[:3]).text == "T0 | T1 | T2"
