"""The Jinja environment. Its templates may print `Code` and integers, and nothing else.

Text of a description is a plain `str` until a function of `literals` or `markdown` has converted it to a literal, a
docstring or a table cell. Printing it unconverted raises an error. Templates of HTML pages may print plain text, which
is escaped there.
"""

from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Final, Protocol

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    Undefined,
    pass_eval_context,
)
from jinja2.exceptions import SecurityError
from jinja2.nodes import EvalContext

from pochoir import literals, markdown, sandbox
from pochoir.cache import Cache
from pochoir.compiled import Compiled
from pochoir.installation import templates_folder
from pochoir.literals import Code
from pochoir.problems import Location, Problem, Refused, did_you_mean

FILTERS: Final[Mapping[str, Callable[..., Code]]] = {
    "literal": literals.literal,
    "docstring": literals.docstring,
    "comment": literals.comment,
    "plain": literals.plain,
    "toml_string": literals.toml_string,
    "json_text": literals.json_text,
    "markdown": markdown.markdown,
    "markdown_line": markdown.markdown_line,
    "markdown_cell": markdown.markdown_cell,
    "code_span": markdown.code_span,
}
_SUFFIX: Final = ".j2"
_PAGES: Final = (".html", ".htm", ".xml")
_REPEATED: Final = ("{resource}", "{model_module}")
"""In the name of a template: what it is rendered once for each of."""


class Artifact(Protocol):
    """A file to render; see `targets.client.contexts.Artifact`."""

    @property
    def template(self) -> str:
        """The name of the template. A file whose name does not end in `.j2` is copied unchanged."""
        ...

    @property
    def context(self) -> Mapping[str, object]:
        """The variables of the template."""
        ...


def _joined(parts: Iterable[str]) -> Code:
    """Join the output of a macro or block. Each piece has been checked, so the whole may be printed again."""
    return Code("".join(parts))


class _Environment(Environment):
    concat = staticmethod(_joined)


class _Sandbox(sandbox.Sandbox):
    concat = staticmethod(_joined)


def starter() -> str:
    """Return the description that `pochoir new` starts from."""
    return templates_folder().joinpath("new", "openapi.yaml").read_text(encoding="utf-8")


def environment(templates: Path | None = None, cache: Cache | None = None) -> Environment:
    """Create the Jinja environment.

    Args:
        templates: a folder of the project's own templates, which take precedence. With it, all templates are rendered
            in a sandbox.
        cache: keeps the compiled templates for later runs.

    Raises:
        Refused: there is no such folder.
    """
    own: BaseLoader = FileSystemLoader(templates_folder(), encoding="utf-8")
    if templates is not None and not templates.is_dir():
        hint = "create the folder, or remove `templates` from [tool.pochoir]"
        raise _refused("templates-not-found", str(templates), 1, "the folder of templates does not exist", hint)
    loader = own if templates is None else ChoiceLoader([sandbox.OwnTemplates(templates, encoding="utf-8"), own])
    made = (_Environment if templates is None else _Sandbox)(
        loader=loader,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=_is_page,
        finalize=_check_printed,
        auto_reload=False,
        bytecode_cache=Compiled("client" if templates is None else "client, sandboxed", cache),
    )
    # Remove all built-in filters and globals of Jinja, such as `safe` and `range`. (`vars` because its annotations do
    # not allow this assignment.)
    vars(made).update(filters=dict(FILTERS), globals={})
    return made


def check_names(templates: Path | None) -> None:
    """Check that every template of a project replaces one of pochoir's, or is in `partials/`, to be included.

    Raises:
        Refused: some would never be rendered.
    """
    if templates is None:
        return
    known = FileSystemLoader(templates_folder()).list_templates()
    found = (name for name in FileSystemLoader(templates).list_templates() if not _is_leftover(name))
    unknown = [
        name
        for name in found
        if name.endswith(_SUFFIX)
        and name not in known
        and "partials/" not in name
        and not (name.startswith("client/distribution/") and any(part in name for part in _REPEATED))
    ]
    message = "pochoir has no template of this name, so it would not be rendered"
    hint = "a template that others include belongs in partials/"
    problems = (
        _problem("template-unknown", str(templates / name), 1, message, did_you_mean(name, known) or hint)
        for name in unknown
    )
    if unknown:
        raise Refused(tuple(problems))


def template_names(environment: Environment) -> tuple[str, ...]:
    """Return the names of all templates and of the files that are copied unchanged, sorted."""
    return tuple(name for name in environment.list_templates() if not _is_leftover(name))


def _is_leftover(name: str) -> bool:
    """Return whether a file was created by a tool or an editor."""
    parts = name.split("/")
    return any(part == "__pycache__" or part.startswith(".") for part in parts) or parts[-1].endswith((".pyc", "~"))


def render(environment: Environment, artifact: Artifact) -> str:
    """Return the text of one file.

    Raises:
        Refused: as for `source` and `render_template`.
    """
    name = artifact.template
    return render_template(environment, name, artifact.context) if name.endswith(_SUFFIX) else source(environment, name)


def render_template(environment: Environment, name: str, context: Mapping[str, object]) -> str:
    """Render a template.

    Raises:
        Refused: the template is missing or invalid, uses an undefined variable or prints plain text. The location of
            the problem is the line of the template.
    """
    with _located(name):
        return environment.get_template(name).render(context)


def source(environment: Environment, name: str) -> str:
    """Return the text of a file among the templates, unrendered.

    Raises:
        Refused: the file is missing or not UTF-8.
    """
    with _located(name):
        if environment.loader is None:
            raise TemplateNotFound(name)
        return environment.loader.get_source(environment, name)[0]


@contextmanager
def _located(name: str) -> Generator[None]:
    """Convert exceptions of a template to `Refused`, with the location in the template."""
    try:
        yield
    except TemplateNotFound as error:
        place, line = _place(error.__traceback__, name)
        known = FileSystemLoader(templates_folder()).list_templates()
        hint = did_you_mean(str(error.name), known) or "correct the name, or add the file to the folder of templates"
        raise _refused("template-not-found", place, line, f'there is no template "{error.name}"', hint) from error
    except TemplateSyntaxError as error:
        place = _short(error.filename or error.name or name)
        raise _refused("template-syntax", place, error.lineno, str(error.message)) from error
    except sandbox.LinkError as error:
        raise _refused("template-link", str(error.path), 1, str(error), sandbox.LINK_HINT) from error
    except SecurityError as error:
        place, line = _place(error.__traceback__, name)
        raise _refused("template-failed", place, line, str(error).removesuffix("."), sandbox.HINT) from error
    except UnicodeDecodeError as error:
        message = f"byte 0x{error.object[error.start]:02X} is not UTF-8"
        raise _refused("template-failed", name, 1, message, "save the file as UTF-8") from error
    except Exception as error:
        place, line = _place(error.__traceback__, name)
        message = f"{type(error).__name__}: {error}" if not isinstance(error, RawTextError) else str(error)
        raise _refused("template-failed", place, line, message) from error


class RawTextError(TypeError):
    """A template printed a value that is neither `Code` nor an integer."""


@pass_eval_context
def _check_printed(context: EvalContext, value: object) -> object:
    if isinstance(value, Code | Undefined) or context.autoescape:
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise RawTextError(f"a template may print Code, not {type(value).__name__}; use a filter: {value!r:.60}")


def _is_page(name: str | None) -> bool:
    return name is not None and name.removesuffix(_SUFFIX).endswith(_PAGES)


def _place(trace: TracebackType | None, name: str) -> tuple[str, int]:
    """Return the innermost line of a template that an exception was raised in."""
    place = (name, 1)
    while trace is not None:
        # Frames of a template have the file and line of the template, and a marker in their globals.
        loaded = trace.tb_frame.f_globals.get("__jinja_template__")
        if "__jinja_template__" in trace.tb_frame.f_globals or trace.tb_frame.f_code.co_filename.endswith(_SUFFIX):
            place = (str(getattr(loaded, "name", None) or _short(trace.tb_frame.f_code.co_filename)), trace.tb_lineno)
        trace = trace.tb_next
    return place


def _short(file: str) -> str:
    root = f"{templates_folder()}/"
    return file.removeprefix(root)


def _refused(code: str, name: str, line: int, message: str, hint: str = "") -> Refused:
    return Refused((_problem(code, name, line, message, hint),))


def _problem(code: str, name: str, line: int, message: str, hint: str) -> Problem:
    return Problem("error", code, "", message, hint, location=Location(name, line, 1))
