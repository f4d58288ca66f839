"""Plan the files around the package: pyproject.toml, CHANGELOG.md and the test."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from packaging.specifiers import SpecifierSet

from pochoir import ir
from pochoir.annotations import Symbol
from pochoir.config.metadata import OLDEST
from pochoir.literals import ClassName, Code, Identifier, literal, plain, toml_string
from pochoir.markdown import code_span, markdown_cell
from pochoir.targets.client import installing, prose
from pochoir.targets.client.features import in_words, prefixes
from pochoir.targets.client.imports import Imports, imports
from pochoir.targets.client.layout import Entry
from pochoir.targets.client.old_methods import has_old_arguments
from pochoir.targets.client.own_test import ExampleCall, example_call
from pochoir.version import __version__

_OPTIONAL = "typing_extensions"
# The WebSocket protocol without I/O; also a dependency of httpx2[ws].
_EXTRAS: Mapping[str, str] = {
    installing.EVENTS: "wsproto>=1.2",
    installing.SHARED_LIMITS: "redis>=6",
    installing.TELEMETRY: "opentelemetry-api>=1.30",
}
FLOORS: Mapping[str, str] = {
    "httpx2": "httpx2>=2.16,<3",
    "pydantic": "pydantic>=2.12",
    # Also a dependency of pydantic, so nothing more is installed.
    _OPTIONAL: "typing-extensions>=4.14",
}
_CLASSIFIERS = (
    "Operating System :: OS Independent",
    "Programming Language :: Python :: 3",
    "Programming Language :: Python :: 3 :: Only",
    "Typing :: Typed",
)
_PYTHONS = ("3.11", "3.12", "3.13", "3.14")
"""The versions of Python that generated code is tested on."""
_RELEASE = re.compile(
    r"\s*[vV]?(\d{1,9}(?:\.\d{1,9}){0,3})(?:[-._]?(alpha|beta|preview|pre|rc|a|b|c)[-._]?(\d{1,9})?)?(.*)", re.S
)
_STAGES = {"a": "a", "alpha": "a", "b": "b", "beta": "b", "c": "rc", "rc": "rc", "pre": "rc", "preview": "rc"}


@dataclass(frozen=True, slots=True)
class ProjectFile:
    """The context of pyproject.toml."""

    name: Code
    version: Code
    description: Code
    requires_python: Code
    dependencies: tuple[Code, ...]
    extras: tuple[Entry, ...]
    package: Identifier
    license: Code
    authors: tuple[Code, ...]
    maintainers: tuple[Code, ...]
    keywords: tuple[Code, ...]
    classifiers: tuple[Code, ...]
    urls: tuple[Entry, ...]
    testing: bool


@dataclass(frozen=True, slots=True)
class ChangelogFile:
    """The context of CHANGELOG.md."""

    version: Code
    api_version: Code
    title: Code
    spec: Code


@dataclass(frozen=True, slots=True)
class TestFile:
    """The context of the test.

    `resources` and `methods` are names of attributes of the client as literals; `example` may be None.
    """

    imports: Imports
    package: Identifier
    client: ClassName
    async_client: ClassName
    sync: bool
    both: bool
    resources: tuple[Code, ...]
    methods: tuple[Code, ...]
    example: ExampleCall | None


def project_file(api: ir.Api, *, testing: bool = True, lazy: bool = False) -> ProjectFile:
    """Return the context of pyproject.toml.

    Args:
        api: the API.
        testing: whether it has a test kit.
        lazy: whether an alias of a type refers to models of the same module.
    """
    operations = [operation for resource in api.resources for operation in resource.operations]
    deprecated = has_old_arguments(api) or any(each.doc.deprecated or each.old_calls for each in operations)
    floors = _floors(extensions=deprecated or lazy)
    about = f"Typed Python client of {prose.the_api(api.title)}, {in_words(api)}."
    given = api.metadata
    return ProjectFile(
        name=toml_string(api.distribution),
        version=toml_string(version(api)),
        description=toml_string(plain(about)),
        requires_python=toml_string(requires_python(api)),
        dependencies=tuple(map(toml_string, (*floors, *_runtime(api), *api.dependencies))),
        extras=_extras(api),
        package=api.package,
        license=toml_string(given.license) if given.license else Code(""),
        authors=tuple(map(_person, given.authors)),
        maintainers=tuple(map(_person, given.maintainers)),
        keywords=tuple(toml_string(plain(each)) for each in given.keywords),
        classifiers=tuple(map(toml_string, _classifiers(api))),
        urls=tuple(Entry(toml_string(label), toml_string(url)) for label, url in given.urls),
        testing=testing,
    )


def _floors(*, extensions: bool) -> Iterator[str]:
    yield from (floor for name, floor in FLOORS.items() if extensions or name != _OPTIONAL)


def _runtime(api: ir.Api) -> tuple[str, ...]:
    # A later version of the runtime with the same first numbers is a correction.
    return (f"{api.runtime}~={__version__}",) if api.runtime else ()


def _person(person: ir.Person) -> Code:
    # A line break in a name would end a field of the metadata of the wheel.
    members = (("name", plain(person.name)), ("email", person.email))
    return Code("{" + ", ".join(f"{key} = {toml_string(value)}" for key, value in members if value) + "}")


def requires_python(api: ir.Api) -> str:
    """Return the versions of Python that the distribution declares to run on."""
    return api.metadata.requires_python or f">={OLDEST}"


def _classifiers(api: ir.Api) -> list[str]:
    """Return the classifiers of a distribution, sorted."""
    allowed = SpecifierSet(requires_python(api))
    pythons = [f"Programming Language :: Python :: {each}" for each in _PYTHONS if allowed.contains(f"{each}.99")]
    return sorted({*_CLASSIFIERS, *pythons, *api.metadata.classifiers})


def _extras(api: ir.Api) -> tuple[Entry, ...]:
    """Return the optional dependencies by the name of the extra."""
    return tuple(Entry(Code(name), toml_string(_EXTRAS[name])) for name in installing.extras(api))


def changelog_file(api: ir.Api) -> ChangelogFile:
    """Return the context of CHANGELOG.md."""
    return ChangelogFile(
        Code(version(api)), code_span(api.version), markdown_cell(prose.the_api(api.title)), code_span(api.spec)
    )


def test_file(api: ir.Api) -> TestFile:
    """Return the context of the test."""
    package, asynchronous = str(api.package), f"Async{api.class_name}"
    kinds = prefixes(api)
    needed: set[Symbol] = {("inspect", ""), ("subprocess", ""), ("sys", ""), (package, "")}
    needed |= {(package, f"{prefix}{api.class_name}") for prefix in kinds}
    needed |= {("asyncio", "")} if kinds == ("Async",) else set()
    found = example_call(api)
    if found is not None:
        wire = {(f"{package}._runtime.base.headers", "Headers")}
        wire |= {(f"{package}._runtime.base.wire", name) for name in ("RawReply", "Request")}
        needed |= found[1] | wire | {("json", "")}
    return TestFile(
        imports=imports(needed),
        package=api.package,
        client=api.class_name,
        async_client=ClassName(asynchronous),
        sync="" in kinds,
        both=len(kinds) > 1,
        # A method may be written by hand for only one of the two clients.
        resources=tuple(
            literal(str(each.name))
            for each in api.resources
            if each.access and not {each.class_name, f"Async{each.class_name}"} & api.own_classes.keys()
        ),
        methods=tuple(
            literal(str(operation.name)) for each in api.resources if not each.access for operation in each.operations
        ),
        example=found[0] if found else None,
    )


def version(api: ir.Api) -> str:
    """Return the version of the distribution."""
    return api.release or pep440(api.version)


def pep440(version: str) -> str:
    """Return the nearest PEP 440 version, or `0.1.0` for a version without a release number.

    `v1.2.0-beta.3` becomes `1.2.0b3`, `2024-05-01` becomes `2024.5.1`; a build or a word behind the number is dropped.
    """
    dotted = re.sub(r"^(\s*\d{4})-(\d{1,2})-(\d{1,2})", r"\1.\2.\3", version)
    match = _RELEASE.match(dotted)
    if match is None:
        return "0.1.0"
    release = ".".join(str(int(part)) for part in match[1].split("."))
    stage = match[2].lower() if match[2] else ""
    ends_word = not match[4][:1].isalpha()
    return f"{release}{_STAGES[stage]}{int(match[3] or 0)}" if stage and ends_word else release
