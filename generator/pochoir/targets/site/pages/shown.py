"""The programs of guides, with their HTML."""

from pochoir.targets.site import highlight
from pochoir.targets.site.pages.operation import Shown


def program(key: str, title: str, code: str) -> Shown:
    """A program of a guide, by the kind and the title of a sample."""
    language = {"async": "python", "curl": "shell", "httpie": "shell"}.get(key, key)
    return Shown(title, key, language, code, highlight.code(code, language))


def python(code: str, *arguments: str) -> Shown:
    """A program of Python, called after the arguments that it shows."""
    return program("python", f"Python: {', '.join(arguments)}" if arguments else "Python", code)
