"""Find public names that should be chosen by hand: those with an added number, or shortened with a digest."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from pochoir import ir
from pochoir.problems import Problem

Named: TypeAlias = tuple[str, str, str, str, str]
"""A name: its pointer, its kind, the name as callers write it, the texts that it was made of, and its extension."""
_DIGEST: Final = re.compile(r"[0-9a-f]{8}$")
_NUMBER: Final = re.compile(r"[0-9]+$")


def problems(api: ir.Api, files: Iterable[str] = ()) -> Iterator[Problem]:
    """Yield a warning for each public name that is numbered or shortened.

    Args:
        api: the API.
        files: the paths of the files of the description, which name schemas, too.
    """
    paths = " ".join(files)
    for pointer, kind, name, texts, extension in _names(api):
        digest, number = _DIGEST.search(name), _NUMBER.search(name)
        if digest and re.search("[0-9]", digest[0]) and digest[0] not in texts.lower():
            message = f'the {kind} "{name}" was shortened, or completed with a digest to be distinct'
            yield Problem("warning", "name-shortened", pointer, message, f"choose one: {extension}: …", "key")
        elif number and number[0] not in (texts if kind != "class" else f"{texts} {paths}"):
            message = f'the {kind} "{name}" got a number, because the name is already taken'
            yield Problem("warning", "name-numbered", pointer, message, f"choose one: {extension}: …", "key")


def _names(api: ir.Api) -> Iterator[Named]:
    for resource in api.resources:
        for operation in resource.operations:
            texts, call = f"{operation.id} {operation.path}", f"{resource.access}{operation.name}"
            yield operation.pointer, "method", call, texts, "x-pochoir-method"
            for each in operation.parameters:
                yield each.pointer, "argument", str(each.name), f"{each.wire} {each.location}", "x-pochoir-name"
    for model in api.models:
        # The fields of a model show where it is, but its class may be made of a title too.
        titles = f"{model.pointer} {model.doc.summary} {model.doc.description}"
        yield model.pointer, "class", str(model.name), titles, "x-pochoir-name"
        for field in model.fields:
            yield field.pointer, "field", f"{model.name}.{field.name}", field.wire, "x-pochoir-name"
