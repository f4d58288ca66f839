"""Plan the files of a distribution: the template and the context of each."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import partial

from pochoir import ir
from pochoir.annotations import TypeWriter
from pochoir.literals import ClassName, Code, Identifier, comment, docstring
from pochoir.targets.client import (
    api_data,
    client,
    exports,
    failures,
    features,
    models,
    old_methods,
    operations,
    project,
    prose,
    readme,
    resources,
    results,
    sockets,
    testing,
    testing_operations,
    testing_webhooks,
    webhooks,
)
from pochoir.targets.client.classes import by_module, has_lazy_alias, model_sources
from pochoir.targets.client.credentials import schemes

_TREE = "client/distribution/"
_PACKAGE = "src/{package}/"
_SUFFIX = ".j2"
_LONGEST = 90
"""Maximum length of the first line of a module of models."""
_MODEL, _OPERATION, _ARGUMENT, _NAME = 1_500, 3_500, 80, 80
"""About how many characters can be made in the time that it takes to make a model, the data of an operation, an
argument in the signature of a method, and the name of a model."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file to generate.

    Attributes:
        path: its path below the folder of the distribution, with `/`.
        template: the name of the template, or of a file to copy if it does not end in `.j2`.
        plan: returns the variables of the template. For all files together they take more memory than their texts.
        size: about how many characters can be made in the time that it takes.
    """

    path: str
    template: str
    plan: Callable[[], Mapping[str, object]]
    size: int = 0

    @property
    def context(self) -> Mapping[str, object]:
        """The variables of the template. Every text in it is `Code`."""
        return self.plan()


@dataclass(frozen=True, slots=True)
class _Plan:
    """An API with data for several files: its models and their public names by module, and old methods."""

    api: ir.Api
    models: Mapping[ClassName, ir.Model]
    modules: Mapping[Identifier, Sequence[ir.Model]]
    writer: TypeWriter
    names: Mapping[str, Sequence[ClassName]]
    places: Mapping[ClassName, str]
    old: Mapping[str, old_methods.Old]
    testing: bool
    docs: bool
    extras: tuple[str, ...]
    header: str

    @classmethod
    def of(cls, api: ir.Api, testing: bool, docs: bool, extras: Iterable[str], header: str) -> "_Plan":
        by_name = {model.name: model for model in api.models}
        writer, modules = TypeWriter(by_name), by_module(api.models)
        names: dict[str, Sequence[ClassName]] = {
            module: [name for model in each for name in models.exported(model, writer)]
            for module, each in modules.items()
        }
        places = {name: module for module, each in names.items() for name in each}
        old = old_methods.old_methods(api)
        return cls(api, by_name, modules, writer, names, places, old, testing, docs, tuple(extras), header)


_Once = Callable[[_Plan], object]

_ONCE: Mapping[str, tuple[str, _Once]] = {
    f"{_PACKAGE}__init__.py": ("Client of {the}.", lambda plan: exports.package_file(plan.api)),
    f"{_PACKAGE}_api.py": ("Data of {the} for the runtime.", lambda plan: api_data.api_file(plan.api)),
    f"{_PACKAGE}_client.py": (
        "Clients of {the}, {kinds}.",
        lambda plan: client.client_file(plan.api),
    ),
    f"{_PACKAGE}errors.py": (
        "Exceptions of the client of {the}.",
        lambda plan: failures.errors_file(plan.api, plan.writer),
    ),
    f"{_PACKAGE}models/__init__.py": (
        "Models of {the}.",
        lambda plan: exports.models_file(plan.names, models.old_classes(plan.api.models, plan.writer)),
    ),
    f"{_PACKAGE}resources/__init__.py": (
        "Resources of {the}.",
        lambda plan: exports.resources_file(plan.api, old_methods.with_old_methods(plan.api, plan.old)),
    ),
    f"{_PACKAGE}_sockets.py": (
        "WebSockets of {the}, as data.",
        lambda plan: sockets.sockets_file(plan.api, plan.writer, frozenset(scheme.id for scheme in schemes(plan.api))),
    ),
    f"{_PACKAGE}webhooks.py": ("Webhooks of {the}.", lambda plan: webhooks.webhooks_file(plan.api, plan.writer)),
    f"{_PACKAGE}_operations/__init__.py": ("Operations of {the}, as data.", lambda plan: None),
    f"{_PACKAGE}testing/__init__.py": ("A fake of {the}, for tests.", lambda plan: testing.fake_file(plan.api)),
    f"{_PACKAGE}testing/__main__.py": ("Serve a fake of {the} on a port.", lambda plan: testing.command_file(plan.api)),
    f"{_PACKAGE}testing/_schemas.py": ("JSON Schemas of {the}.", lambda plan: None),
    f"{_PACKAGE}testing/_webhooks.py": (
        "Signed webhooks of {the}, for tests.",
        lambda plan: testing_webhooks.webhook_fakes_file(plan.api),
    ),
    f"{_PACKAGE}_pytest.py": (
        "Pytest plugin with a fixture for the fake of {the}.",
        lambda plan: testing.plugin_file(plan.api),
    ),
    "README.md": ("", lambda plan: readme.readme_file(plan.api, plan.extras, testing=plan.testing, docs=plan.docs)),
    "pyproject.toml": (
        "",
        lambda plan: project.project_file(
            plan.api, testing=plan.testing, lazy=has_lazy_alias(plan.modules.values(), plan.writer)
        ),
    ),
    "CHANGELOG.md": ("", lambda plan: project.changelog_file(plan.api)),
    "tests/test_{package}.py": ("Tests of the client of {the}.", lambda plan: project.test_file(plan.api)),
}


def plan(
    api: ir.Api,
    templates: Iterable[str],
    extras: Iterable[str] = (),
    *,
    testing: bool = True,
    docs: bool = False,
    header: str = "",
) -> Iterator[Artifact]:
    """Yield every file of the distribution of one API but the runtime.

    Args:
        api: the API.
        templates: the names of all templates, as Jinja's loader lists them: `client/distribution/README.md.j2`.
        extras: the paths of hand-written files in the distribution.
        testing: whether the distribution has a test kit.
        docs: whether the distribution has the pages of the reference.
        header: a text at the top of each Python file, as comments.
    """
    whole = _Plan.of(api, testing, docs, extras, header)
    for template in templates:
        if template.startswith(_TREE) and features.needed(template, api, testing=testing):
            yield from _artifacts(whole, template)


def _artifacts(plan: _Plan, template: str) -> Iterator[Artifact]:
    name = template.removeprefix(_TREE)
    path = name.removesuffix(_SUFFIX).replace("{package}", plan.api.package)
    if not name.endswith(_SUFFIX):
        yield Artifact(path, template, dict)
    elif "{resource}" in name:
        named = name.startswith(f"{_PACKAGE}resources/")
        for resource in (*plan.api.resources, *(plan.api.old_resources if named else ())):
            make = partial(_of_resource, plan, resource, name)
            size = sum(_methods(each) if named else _OPERATION for each in resource.operations)
            yield Artifact(path.replace("{resource}", resource.name), template, make, size)
    elif "{model_module}" in name:
        for module, found in plan.modules.items():
            make = partial(_of_module, plan, found)
            yield Artifact(path.replace("{model_module}", module), template, make, len(found) * _MODEL)
    else:
        make = partial(_of_once, plan, *_ONCE[name.removesuffix(_SUFFIX)], path)
        yield Artifact(path, template, make, len(plan.models) * _NAME)


def _methods(operation: ir.Operation) -> int:
    """Return about how many characters the methods of an operation have, in their signatures and docstrings."""
    docs = [operation.doc, *(each.doc for each in operation.parameters)]
    overloads = 1 + len(operation.returns_as) if operation.returns_as else 0
    signature = 200 + _ARGUMENT * len(docs)
    return 2 * (400 + signature * (1 + overloads) + sum(60 + len(each.description) * 6 // 5 for each in docs))


def _of_once(plan: _Plan, about: str, make: _Once, path: str) -> Mapping[str, object]:
    return _context(plan, about, make(plan), path.endswith(".toml"))


def _of_resource(plan: _Plan, resource: ir.Resource, name: str) -> Mapping[str, object]:
    if name.startswith(f"{_PACKAGE}_operations/"):
        usable = frozenset(scheme.id for scheme in schemes(plan.api))
        about = f"Operations of `{resource.name if resource.access else 'client'}`, as data."
        return _context(plan, about, operations.operations_file(resource, plan.writer, usable))
    if name.startswith(f"{_PACKAGE}testing/"):
        about = f"Fake of the resource `{resource.name}`." if resource.access else "Fakes of the methods of the client."
        return _context(plan, about, testing_operations.resource_fake_file(resource))
    names = failures.error_names(plan.api)
    return _context(
        plan,
        f"The resource `client.{resource.name}`." if resource.access else f"{prose.ON_CLIENT}.",
        resources.resource_file(
            resource,
            plan.writer,
            names,
            _tokens_of(plan.api, resource),
            plan.old.get(str(resource.name), old_methods.Old()),
            results.flavours(plan.api),
        ),
    )


def _tokens_of(api: ir.Api, resource: ir.Resource) -> ir.OAuth2 | None:
    """Return the authorization code flow, if a resource has its token operation."""
    given = api.oauth2.operation if api.oauth2 else ""
    return api.oauth2 if any(operation.id == given for operation in resource.operations) else None


def _of_module(plan: _Plan, found: Sequence[ir.Model]) -> Mapping[str, object]:
    sources = model_sources(found, plan.writer)
    names = [f"`{source.name}`" for source in sources]
    about = f"{'Models' if len(names) > 1 else 'Model'} {', '.join(names)}."
    shown = len(names)
    while len(about) > _LONGEST and shown > 1:
        shown -= 1
        about = f"Models {', '.join(names[:shown])} and {len(names) - shown} more."
    return _context(plan, about, models.models_module(sources, plan.models, plan.places, plan.writer))


def _context(plan: _Plan, about: str, file: object, commented: bool = False) -> Mapping[str, object]:
    note = f"Generated by pochoir from {plan.api.spec}. Do not edit."
    about = about.replace("{kinds}", features.in_words(plan.api)).replace("{the}", prose.the_api(plan.api.title))
    head = comment(note) if commented else docstring(f"{about}\n\n{note}")
    context: dict[str, object] = {"head": Code(f"{_header(plan.header)}\n{head}") if plan.header else head}
    if is_dataclass(file):
        context |= {each.name: getattr(file, each.name) for each in fields(file)}
    return context


def _header(text: str) -> Code:
    return Code("\n".join(comment(line) if line.strip() else "#" for line in text.split("\n")))
