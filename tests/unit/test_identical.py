"""Inline schemas that are the same have one class, with a name that they have in common."""

from pochoir import evolution, ir
from pochoir.evolution.files import Released
from pochoir.literals import ClassName
from pochoir.lower import Identity, lower
from pochoir.lower.keeping import lower_with_names
from pochoir.resolve import resolve
from unit.written_documents import Written as Document
from unit.written_documents import document, json_body

NOT_FOUND: dict[str, object] = {"type": "object", "properties": {"reason": {"type": "string"}}}


def operation(name: str, **replies: object) -> dict[str, object]:
    found = {status.removeprefix("s"): json_body(schema) for status, schema in replies.items()}
    return {"get": {"operationId": name, "tags": ["t"], "responses": found}}


def classes(**written: dict[str, object]) -> dict[str, str]:
    """The pointers of the models by class name; the paths are the names of the arguments."""
    made = document(paths={f"/{path}": item for path, item in written.items()})
    api, _ = lower(made, resolve(made), Identity("x", "x.yaml"))
    return {str(model.name): model.pointer for model in api.models}


def test_replies_with_the_same_error_have_one_class() -> None:
    found = classes(
        a=operation("getA", s404=NOT_FOUND, s500=NOT_FOUND), b=operation("getB", s404=dict(reversed(NOT_FOUND.items())))
    )
    assert list(found) == ["ErrorReply"]


def test_what_is_in_a_schema_that_is_the_same_has_one_class_too() -> None:
    owner = {"type": "object", "properties": {"name": {"type": "string"}}}
    pet = {"type": "object", "properties": {"owner": owner}}
    found = classes(a=operation("getA", s200=pet), b=operation("getB", s200={"properties": {"owner": owner, "b": {}}}))
    assert set(found) == {"Owner", "GetAReply", "GetBReply"}


def test_a_reference_into_a_schema_leads_to_the_class_that_is_the_same() -> None:
    inner = {"type": "object", "properties": {"n": {"type": "integer"}}}
    cat, dog = ({"title": kind, "required": ["kind"], "properties": {"kind": {"type": "string"}}} for kind in "AB")
    pet = {"title": "Pet", "type": "object", "properties": {"inner": inner, "cat": cat, "dog": dog}}
    at = "#/paths/~1b/get/responses/200/content/application~1json/schema"
    both = [f"{at}/properties/{each}" for each in ("cat", "dog")]
    union = {
        "oneOf": [{"$ref": each} for each in both],
        "discriminator": {"propertyName": "kind", "mapping": dict(zip("cd", both, strict=True))},
    }
    made = document(
        paths={
            "/a": operation("getA", s200=pet),
            "/b": operation("getB", s200=pet),
            "/c": operation("getC", s200={"$ref": f"{at}/properties/inner"}),
            "/d": operation("getD", s200=union),
            "/e": operation("getE", s200={"$ref": at}),
        }
    )
    resolved = resolve(made)
    api, problems = lower(made, resolved, Identity("x", "x.yaml"))
    assert (resolved.problems, problems) == ((), ())
    assert {str(model.name) for model in api.models} == {"Pet", "PetInner", "PetCat", "PetDog"}
    (resource,) = api.resources
    replies = {str(each.name): each.replies[0].type for each in resource.operations}
    assert replies["get_c"] == ir.Named(ClassName("PetInner"))
    assert replies["get_e"] == replies["get_b"] == ir.Named(ClassName("Pet"))
    shown = replies["get_d"]
    assert isinstance(shown, ir.UnionOf)
    assert shown.discriminator is not None
    assert {tag.value: [*map(str, tag.models)] for tag in shown.discriminator.tags} == {
        "c": ["PetCat"],
        "d": ["PetDog"],
    }


def test_schemas_without_a_name_in_common_keep_theirs() -> None:
    found = classes(a=operation("getA", s200=NOT_FOUND), b=operation("listB", s200=NOT_FOUND))
    assert set(found) == {"GetAReply", "ListBReply"}


def test_two_that_would_have_one_name_keep_their_own() -> None:
    other = {"type": "object", "properties": {"other": {"type": "string"}}}
    found = classes(
        a=operation("getA", s404=NOT_FOUND), b=operation("getB", s404=NOT_FOUND),
        c=operation("getC", s404=other), d=operation("getD", s404=other),
    )  # fmt: skip
    assert set(found) == {"GetAReply404", "GetBReply404", "GetCReply404", "GetDReply404"}


def test_errors_of_several_statuses_are_distinguished_by_them() -> None:
    other = {"type": "object", "properties": {"other": {"type": "string"}}}
    found = classes(a=operation("getA", s404=NOT_FOUND, s409=other), b=operation("getB", s404=NOT_FOUND, s409=other))
    assert set(found) == {"ErrorReply404", "ErrorReply409"}


def test_a_pinned_name_is_kept() -> None:
    pinned = NOT_FOUND | {"x-pochoir-name": "Gone"}
    found = classes(
        a=operation("getA", s404=pinned), b=operation("getB", s404=NOT_FOUND), c=operation("getC", s404=NOT_FOUND)
    )
    assert set(found) == {"Gone", "ErrorReply"}


def test_the_order_of_operations_does_not_change_the_names() -> None:
    one, other = operation("getA", s404=NOT_FOUND), operation("getB", s404=NOT_FOUND)
    assert classes(a=one, b=other) == classes(b=other, a=one)


def test_a_released_class_stays_a_separate_class() -> None:
    item = operation("getA", s404=NOT_FOUND)
    alone = document(paths={"/a": item})
    identity = Identity("x", "x.yaml")
    released = evolution.surface(lower(alone, resolve(alone), identity)[0])
    paths = {"/a": item, **{f"/{name}": operation(f"get{name}", s404=NOT_FOUND) for name in "BC"}}
    made = document(paths=paths)
    kept = lower_with_names(made, resolve(made, evolution.classes(released)), identity, Released("1.0.0", released))
    assert {str(model.name) for model in kept.api.models} == {"GetAReply404", "ErrorReply"}


def released(made: Document) -> evolution.Surface:
    return evolution.surface(lower_with_names(made, resolve(made), Identity("x", "x.yaml"), None).api)


def released_again(last: evolution.Surface, made: Document) -> dict[str, tuple[str, ...]]:
    """The paths whose responses have a class, by its name, after the release of another description."""
    identity = Identity("x", "x.yaml")
    again = lower_with_names(made, resolve(made, evolution.classes(last)), identity, Released("1.0.0", last)).api
    return {
        str(model.name): tuple(sorted(place.split("/")[2].removeprefix("~1") for place in (model.pointer, *model.also)))
        for model in again.models
    }


def described(**errors: object) -> Document:
    return document(paths={f"/{name}": operation(f"get{name}", s404=schema) for name, schema in errors.items()})


def same(*paths: str) -> dict[str, object]:
    return dict.fromkeys(paths, NOT_FOUND)


def test_a_class_that_was_released_for_several_schemas_stays_the_class_of_all() -> None:
    last = released(described(**same("a", "b", "c")))
    assert released_again(last, described(**same("a", "b", "c"))) == {"ErrorReply": ("a", "b", "c")}
    # The first of them, which gave the class its place, is removed, changed, or joined by another.
    assert released_again(last, described(**same("b", "c"))) == {"ErrorReply": ("b", "c")}
    assert released_again(last, described(**same("c"))) == {"ErrorReply": ("c",)}
    assert released_again(last, described(**same("A", "a", "b", "c"))) == {"ErrorReply": ("A", "a", "b", "c")}
    other = {"type": "object", "properties": {"other": {"type": "string"}}}
    changed = released_again(last, described(a=other, **same("b", "c")))
    assert changed == {"GetaReply404": ("a",), "ErrorReply": ("b", "c")}


def test_a_name_that_is_kept_does_not_split_a_class() -> None:
    text = {"type": "string"}
    before, after = ({"properties": dict.fromkeys(names, text)} for names in (["petId"], ["pet_id", "petId"]))
    last = released(described(a=before, b=before))
    assert released_again(last, described(a=after, b=after)) == {"ErrorReply": ("a", "b")}
