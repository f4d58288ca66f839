"""The only place where a Python name is born."""

import builtins
import keyword
import sys
import unicodedata

import pydantic
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pochoir import naming
from pochoir.literals import ClassName, Identifier
from pochoir.naming import NameRequest, reserved

TEXTS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["class", "Class", "__class__", "foo-bar", "foo_bar", "fooBar", "FOO", "", "-", "1st", "con", "list"]
    ),
    st.text("aA_-. é\u200bа日1", max_size=6),
    st.text("Lx", min_size=90, max_size=130),
)


def field_names(*wires: str) -> dict[str, str]:
    return {wire: str(name) for wire, name in naming.fields(dict.fromkeys(wires, "")).items()}


@given(st.lists(TEXTS, unique=True, max_size=12))
def test_names_are_valid_distinct_and_not_keywords(texts: list[str]) -> None:
    requests = [NameRequest(text, (text,)) for text in texts]
    for assigned in (
        naming.fields(dict.fromkeys(texts, "")),
        naming.arguments(requests),
        naming.methods(requests),
        naming.modules(requests),
        naming.resources(requests),
        naming.classes(requests),
        naming.credentials(requests),
    ):
        assert assigned.keys() == set(texts)
        assert len(set(assigned.values())) == len(texts)
        for name in assigned.values():
            assert isinstance(name, Identifier)
            assert name.isidentifier()
            assert not keyword.iskeyword(name)
            assert not name.startswith("_")
            assert unicodedata.is_normalized("NFKC", name)
            assert len(name) <= 90


@given(st.lists(TEXTS, unique=True, max_size=10))
def test_names_do_not_depend_on_the_order(texts: list[str]) -> None:
    backwards = list(reversed(texts))
    assert naming.fields(dict.fromkeys(texts, "")) == naming.fields(dict.fromkeys(backwards, ""))
    assert naming.classes([NameRequest(text, (text,)) for text in texts]) == naming.classes(
        [NameRequest(text, (text,)) for text in backwards]
    )


@given(st.lists(TEXTS, unique=True, max_size=12))
def test_modules_and_classes_differ_where_case_does_not_count(texts: list[str]) -> None:
    requests = [NameRequest(text, (text,)) for text in texts]
    for assigned in (naming.modules(requests), naming.resources(requests), naming.classes(requests)):
        assert len({name.casefold() for name in assigned.values()}) == len(texts)
    for module in naming.modules(requests).values():
        assert module.isascii()
        assert module.casefold() not in reserved.WINDOWS
        assert len(f"test_{module}.py".encode()) <= 100


@given(st.lists(TEXTS, unique=True, min_size=1, max_size=8))
def test_a_pin_never_moves(texts: list[str]) -> None:
    assert naming.fields(dict.fromkeys(texts, "") | {texts[0]: "pinned"})[texts[0]] == "pinned"


@given(st.text(max_size=40))
def test_a_distribution_has_a_name_for_pip_and_one_for_python(title: str) -> None:
    slug = naming.slug(title)
    package = naming.package(slug)
    assert naming.slug(slug) == slug
    assert package.isidentifier()
    assert package.isascii()
    assert package not in sys.stdlib_module_names
    assert naming.client(slug).isidentifier()


@pytest.mark.parametrize(
    ("wire", "name"),
    [
        ("firstName", "first_name"),
        ("HTTPError", "http_error"),
        ("file_APIs", "file_apis"),
        ("OAuthScope", "oauth_scope"),
        ("class", "class_"),
        ("type", "type"),
        ("match", "match"),
        ("date", "date"),
        ("copy", "copy_"),
        ("model_config", "model_config_"),
        ("3d_secure", "field_3d_secure"),
        ("+1", "plus_1"),
        ("-1", "minus_1"),
        ("@id", "id"),
        ("", "empty"),
        ("-", "hyphen"),
        ("😀", "grinning_face"),
        ("été", "ete"),
        ("Œuvre", "oeuvre"),
        ("straße", "strasse"),
        ("İ", "i"),
        ("имя", "imya"),
        ("日本", "日本"),
        ("__init__", "init"),
        ("access-token", "access_token"),
    ],
)
def test_a_field_reads_like_its_property(wire: str, name: str) -> None:
    assert field_names(wire) == {wire: name}


def test_the_name_that_is_one_already_is_kept() -> None:
    assert field_names("foo-bar", "foo.bar", "foo_bar", "fooBar") == {
        "foo_bar": "foo_bar",
        "foo-bar": "foo_hyphen_bar",
        "foo.bar": "foo_dot_bar",
        "fooBar": "foo_bar_2",
    }
    assert field_names("__class__", "class") == {"class": "class_", "__class__": "class_2"}


def test_look_alikes_are_distinguished() -> None:
    names = field_names(
        "admin", "\u0430dmin", "ad\u200bmin", "\ufeffadmin", "\ufb01eld", "field", "na\u00efve", "nai\u0308ve"
    )
    assert names["admin"] == "admin"
    assert names["field"] == "field"
    assert len(set(names.values())) == 8
    assert all(name.isascii() for name in names.values())


def test_long_names_are_cut_and_stay_their_own() -> None:
    first, second = field_names("L" * 300, "L" * 301).values()
    assert first != second
    assert len(first) == len(second) == 80


def test_a_class_brings_its_derived_names() -> None:
    requests = [NameRequest(name, (name,)) for name in ("Pet", "PetInput")]

    def derived(name: str) -> tuple[str, ...]:
        return (name, f"{name}Input")

    assert naming.classes(requests, derived=derived) == {"Pet": "Pet", "PetInput": "PetInput2"}
    assert naming.classes(requests) == {"Pet": "Pet", "PetInput": "PetInput"}


def test_classes_keep_what_they_are_called() -> None:
    requests = [
        NameRequest(name, (name,)) for name in ("PET", "Pet", "RDV_STATUS", "1Digit", "List", "Model", "aux.h", "Error")
    ]
    assert {key: str(name) for key, name in naming.classes(requests).items()} == {
        "Pet": "Pet",
        "PET": "PET2",
        "RDV_STATUS": "RdvStatus",
        "1Digit": "Model1Digit",
        "List": "List",
        "Model": "ModelModel",
        "aux.h": "AuxH",
        "Error": "Error",
    }
    assert all(isinstance(name, ClassName) for name in naming.classes(requests).values())


@pytest.mark.parametrize(
    ("title", "slug", "class_name"),
    [
        ("Netlify's API", "netlifys-api", "NetlifysApi"),
        ("L’API d'usage", "l-api-d-usage", "LApiDUsage"),
        ("API RDV-Solidarités", "api-rdv-solidarites", "ApiRdvSolidarites"),
        ("Calendar", "calendar-api", "CalendarApi"),
        ("../../x", "x", "X"),
        ("😀", "api-client", "ApiClient"),
        ("3D", "api-3d", "Api3d"),
        ("Error", "error", "ErrorClient"),
    ],
)
def test_a_title_makes_a_distribution(title: str, slug: str, class_name: str) -> None:
    assert naming.slug(title) == slug
    assert naming.client(slug) == class_name


def test_the_reserved_names_cover_python_and_pydantic() -> None:
    assert set(keyword.kwlist) <= reserved.KEYWORDS
    assert {name for name in dir(builtins) if name[0].isupper()} <= reserved.BUILTINS | {"None", "True", "False"}
    attributes = {name for name in dir(pydantic.BaseModel) if not name.startswith("_")}
    assert attributes <= reserved.FIELDS


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("lines", "line"), ("addresses", "address"), ("categories", "category"), ("boxes", "box"), ("status", "status"),
        ("absences", "absence"), ("niveaux", "niveau"), ("prix", "prix"), ("analysis", "analysis"),
        ("Utilisateurs", "Utilisateur"), ("mesure", "mesure"),
    ],
)  # fmt: skip
def test_plurals_of_two_languages(plural: str, singular: str) -> None:
    assert naming.singular(plural) == singular
    assert naming.same_noun(plural, singular)


def test_what_a_class_brings_is_no_reserved_name() -> None:
    def derived(name: str) -> tuple[str, ...]:
        return (name, f"Async{name}")

    assert naming.classes([NameRequest("-", ("resource",))], prefix="Resource", derived=derived) == {
        "-": "ResourceResource"
    }


def test_the_input_of_an_input_does_not_stutter() -> None:
    assert (naming.input_class("Pet"), naming.input_class("PetInput")) == ("PetInput", "PetInputDict")
