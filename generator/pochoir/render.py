"""The Jinja environment: it prints `Code` and whole numbers, and refuses every other value.

Text of a document is a plain `str` until `literals` or `markdown` made it a literal, a docstring, a cell; a template
that prints it raw is an error here, not a hole in what is stamped. In a template of an HTML page, where everything is
escaped, plain text may be printed.
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
from jinja2.nodes import EvalContext

from pochoir import literals, markdown
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
_STAMP: Final = ".j2"
_PAGES: Final = (".html", ".htm", ".xml")
_REPEATED: Final = ("{resource}", "{model_module}")
"""In the name of a template: what it is rendered once for each of."""


class Artifact(Protocol):
    """What is rendered; see `plan.Artifact`."""

    @property
    def template(self) -> str:
        """The name of the template; one that does not end in `.j2` is copied as it is."""
        ...

    @property
    def context(self) -> Mapping[str, object]:
        """What the template may name."""
        ...


def _joined(parts: Iterable[str]) -> Code:
    """What a macro or a block gives was printed piece by piece, so the whole may be printed again."""
    return Code("".join(parts))


class _Environment(Environment):
    concat = staticmethod(_joined)


def templates_folder() -> Path:
    """The folder of pochoir's own templates: inside the package when it was installed, beside it in a checkout."""
    installed = Path(__file__).parent / "templates"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "templates"


def starter() -> str:
    """The description that `pochoir new` begins with."""
    return templates_folder().joinpath("new", "openapi.yaml").read_text(encoding="utf-8")


def environment(templates: Path | None = None) -> Environment:
    """The environment of pochoir's templates.

    Args:
        templates: a folder whose templates are taken before pochoir's own; they are trusted as code is.

    Raises:
        Refused: there is no such folder.
    """
    own: BaseLoader = FileSystemLoader(templates_folder(), encoding="utf-8")
    if templates is not None and not templates.is_dir():
        hint = "create the folder, or take `templates` out of [tool.pochoir]"
        raise _refused("templates-not-found", str(templates), 1, "this is no folder of templates", hint)
    loader = own if templates is None else ChoiceLoader([FileSystemLoader(templates, encoding="utf-8"), own])
    made = _Environment(
        loader=loader,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=_is_page,
        finalize=_printed,
        auto_reload=False,
    )
    # Nothing of Jinja's own: no `safe`, no `range`. (Its annotations admit no other filters than these.)
    vars(made).update(filters=dict(FILTERS), globals={})
    return made


def check_names(templates: Path | None) -> None:
    """Check that every template of a project stands for one of pochoir's, or is in `partials/`, to be included.

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
        if name.endswith(_STAMP)
        and name not in known
        and "partials/" not in name
        and not (name.startswith("client/distribution/") and any(part in name for part in _REPEATED))
    ]
    message = "pochoir has no template of this name, so it would not be rendered"
    hint = "a template that others include stands in partials/"
    problems = (
        _problem("template-unknown", str(templates / name), 1, message, did_you_mean(name, known) or hint)
        for name in unknown
    )
    if unknown:
        raise Refused(tuple(problems))


def template_names(environment: Environment) -> tuple[str, ...]:
    """The names of all templates and of the files that are copied as they are, in order; the user's own included."""
    return tuple(name for name in environment.list_templates() if not _is_leftover(name))


def _is_leftover(name: str) -> bool:
    """What tools and editors leave behind in a folder."""
    parts = name.split("/")
    return any(part == "__pycache__" or part.startswith(".") for part in parts) or parts[-1].endswith((".pyc", "~"))


def render(environment: Environment, artifact: Artifact) -> str:
    """The text of one file.

    Raises:
        Refused: as for `source` and `stamp`.
    """
    name = artifact.template
    return stamp(environment, name, artifact.context) if name.endswith(_STAMP) else source(environment, name)


def stamp(environment: Environment, name: str, context: Mapping[str, object]) -> str:
    """What a template makes of what it is given.

    Raises:
        Refused: the template is missing, has an error, names what it was not given or prints raw text. The problem's
            location is the template and the line.
    """
    with _located(name):
        return environment.get_template(name).render(context)


def source(environment: Environment, name: str) -> str:
    """The text of a file among the templates, as it stands there.

    Raises:
        Refused: the file is missing or no UTF-8.
    """
    with _located(name):
        if environment.loader is None:
            raise TemplateNotFound(name)
        return environment.loader.get_source(environment, name)[0]


@contextmanager
def _located(name: str) -> Generator[None]:
    """Say where in the templates an exception comes from."""
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
    except UnicodeDecodeError as error:
        message = f"byte 0x{error.object[error.start]:02X} is not UTF-8"
        raise _refused("template-failed", name, 1, message, "save the file as UTF-8") from error
    except Exception as error:
        place, line = _place(error.__traceback__, name)
        message = f"{type(error).__name__}: {error}" if not isinstance(error, RawTextError) else str(error)
        raise _refused("template-failed", place, line, message) from error


class RawTextError(TypeError):
    """A template printed a value that is neither `Code` nor a whole number."""


@pass_eval_context
def _printed(context: EvalContext, value: object) -> object:
    if isinstance(value, Code | Undefined) or context.autoescape:
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise RawTextError(f"a template may print Code, not {type(value).__name__}; make it a literal first: {value!r:.60}")


def _is_page(name: str | None) -> bool:
    return name is not None and name.removesuffix(_STAMP).endswith(_PAGES)


def _place(trace: TracebackType | None, name: str) -> tuple[str, int]:
    """The innermost line of a template that an exception went through."""
    place = (name, 1)
    while trace is not None:
        # Jinja gives the frames of a template the template's own file and line, and marks their globals.
        loaded = trace.tb_frame.f_globals.get("__jinja_template__")
        if "__jinja_template__" in trace.tb_frame.f_globals or trace.tb_frame.f_code.co_filename.endswith(_STAMP):
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
