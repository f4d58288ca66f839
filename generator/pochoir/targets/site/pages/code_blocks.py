"""Programs and examples with highlighted code."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from markupsafe import Markup

from pochoir import ir
from pochoir.literals import json_text
from pochoir.security_schemes import KINDS
from pochoir.targets.site import highlight
from pochoir.targets.site.samples import Sample, slots
from pochoir.targets.site.samples.python import ASYNC, Variant, main_variant

_MAX_LENGTH: Final = 4000
"""Longer examples are truncated."""
_LANGUAGES: Final = {"async": "python", "curl": "shell", "httpie": "shell"}


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """A program or an example.

    Attributes:
        title: the caption; "" for none.
        key: the kind of sample, or the name of the example.
        language: the language for syntax highlighting.
        code: the text.
        synthetic: whether the example was generated from the schema.
        truncated: whether the end of the example is missing.
        fill: where the page shows the credentials and the base URL of its reader, as `slots.attribute` writes it.
        highlighted: the text as highlighted HTML if it is known.
    """

    title: str
    key: str
    language: str
    code: str
    synthetic: bool = False
    truncated: bool = False
    fill: str = ""
    highlighted: Markup | None = None

    @property
    def html(self) -> Markup:
        """The text as highlighted HTML, which Markdown does not need."""
        if self.highlighted is not None:
            return self.highlighted
        return highlight.json_code(self.code) if self.language == "json" else highlight.code(self.code, self.language)


def sample_block(sample: Sample) -> CodeBlock:
    """Return the code block of a sample."""
    fill = slots.attribute(sample.code, sample.slots)
    return CodeBlock(sample.title, sample.kind, sample.language, sample.code, fill=fill)


def program_block(key: str, title: str, code: str) -> CodeBlock:
    """Return the code block of a program, given the kind of sample it is."""
    return CodeBlock(title, key, _LANGUAGES.get(key, key), code)


def python_block(code: str, *arguments: str) -> CodeBlock:
    """Return the code block of a Python program. Its title lists the arguments it demonstrates."""
    return program_block("python", f"Python: {', '.join(arguments)}" if arguments else "Python", code)


def twin_blocks(api: ir.Api, write: Callable[[Variant], str]) -> Iterator[CodeBlock]:
    """Yield the code blocks of a program: of the main variant, and of the asynchronous one if both clients exist."""
    yield _filled(api, main_variant(api), python_block(write(main_variant(api))))
    if api.clients == "both":
        yield _filled(api, ASYNC, program_block("async", "Python async", write(ASYNC)))


def _filled(api: ir.Api, variant: Variant, block: CodeBlock) -> CodeBlock:
    """Return a Python program with the place of the arguments of its client."""
    variables = [each.variable for each in api.schemes if KINDS[each.kind].supported and each.variable]
    found = slots.of_python(block.code, f"{variant.prefix}{api.class_name}", variables)
    return replace(block, fill=slots.attribute(block.code, found))


def example_blocks(examples: Iterable[ir.Example]) -> Iterator[CodeBlock]:
    """Yield the code blocks of examples."""
    for example in examples:
        title = example.summary or ("" if example.synthetic or example.name == "example" else example.name)
        if isinstance(example.value, str):
            code, truncated = _truncated(example.value)
            yield CodeBlock(title, example.name, "text", code, example.synthetic, truncated)
        else:
            yield json_block(example.value, title, example.name, example.synthetic)


def json_block(value: ir.Json, title: str = "", key: str = "example", synthetic: bool = False) -> CodeBlock:
    """Return the code block of a JSON value."""
    code, truncated = _truncated(str(json_text(value)))
    return CodeBlock(title, key, "json", code, synthetic, truncated)


def _truncated(code: str) -> tuple[str, bool]:
    if len(code) <= _MAX_LENGTH:
        return code, False
    return code[:_MAX_LENGTH].rsplit("\n", 1)[0], True
