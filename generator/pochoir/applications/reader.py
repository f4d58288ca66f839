"""Print the OpenAPI document of an application: a program for the Python of the application.

It is run with `python -c`, where pochoir need not be installed, so it imports the standard library only. It prints one
JSON object: `document`, the text, or `problem`, the kind of the problem, with what is known about it.
"""

import difflib
import importlib
import inspect
import json
import os
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

NO_MODULE = "module"
NO_ATTRIBUTE = "attribute"
NO_DOCUMENT = "document"
FAILED = "failed"
_LONGEST = 500


def answer(name: str) -> "dict[str, Any]":
    """Return the document of an application, or the problem.

    Args:
        name: `module:attribute`.
    """
    module, _, path = name.partition(":")
    try:
        value: Any = importlib.import_module(module)
        for attribute in path.split("."):
            if not hasattr(value, attribute):
                near = difflib.get_close_matches(attribute, dir(value), n=1)
                return {"problem": NO_ATTRIBUTE, "name": attribute, "near": near}
            value = getattr(value, attribute)
        found = _document(value)
        if inspect.isawaitable(found):
            import asyncio  # which few documents need, and takes longer than the rest

            found = asyncio.run(_awaited(found))
        text = found.decode() if isinstance(found, bytes) else found
        if isinstance(text, Mapping):
            text = json.dumps(text, ensure_ascii=False, indent=2, default=_plain)
    except ModuleNotFoundError as error:
        if error.name and f"{module}.".startswith(f"{error.name}."):
            return {"problem": NO_MODULE, "name": error.name}
        return _failure(error)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # an application may raise anything, and exit
        return _failure(error)
    if not isinstance(text, str):
        return {"problem": NO_DOCUMENT, "name": type(value).__name__}
    return {"document": text}


def _document(value: Any) -> object:
    """Return the document of a framework's application, or what a function returns; None if there is none."""
    if isinstance(value, (Mapping, str, bytes)):
        return cast("object", value)
    if callable(getattr(value, "openapi", None)):  # FastAPI
        return value.openapi()
    if hasattr(value, "openapi_schema"):  # Litestar
        return value.openapi_schema.to_schema()
    kinds = {(each.__module__, each.__name__) for each in type(value).__mro__}
    if ("django.core.handlers.base", "BaseHandler") in kinds:
        return _of_django()
    if not callable(value):
        return None
    try:
        inspect.signature(value).bind()
    except (TypeError, ValueError):
        return None
    return value()


def _of_django() -> object:
    """Return the document of the project, as `manage.py spectacular` makes it."""
    settings: Any = importlib.import_module("drf_spectacular.settings")
    generator = settings.spectacular_settings.DEFAULT_GENERATOR_CLASS()
    return generator.get_schema(request=None, public=True)


async def _awaited(value: Any) -> object:
    return await value


def _plain(value: Any) -> object:
    """Return a value of a document that JSON does not have, such as a translated text, as one that it has."""
    if isinstance(value, Mapping):
        return dict(cast("Mapping[str, object]", value))
    if isinstance(value, (set, frozenset, tuple)):
        return list(cast("tuple[object, ...]", value))
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return float(value) if hasattr(value, "as_integer_ratio") else str(value)


def _failure(error: BaseException) -> "dict[str, Any]":
    words = traceback.format_exception_only(type(error), error)[-1].split()
    found: dict[str, Any] = {"problem": FAILED, "error": " ".join(words)[:_LONGEST]}
    if isinstance(error, SyntaxError):
        return {**found, "file": error.filename, "line": error.lineno}
    frames = traceback.extract_tb(error.__traceback__)
    here = f"{Path.cwd()}{os.sep}"
    own = [each for each in frames if each.filename.startswith(here) and "site-packages" not in each.filename]
    return {**found, "file": own[-1].filename, "line": own[-1].lineno} if own else found


def main() -> None:
    """Print the answer about the application in `sys.argv`."""
    # What the application prints is not the answer.
    output = os.dup(1)
    os.dup2(2, 1)
    sys.path.insert(0, str(Path.cwd()))
    found = answer(sys.argv[1])
    with os.fdopen(output, "wb") as stream:
        stream.write(json.dumps(found).encode("ascii"))
    # Threads of the application may never end.
    os._exit(0)


if __name__ == "__main__":
    main()
