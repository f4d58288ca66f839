"""Load everything that a package otherwise loads on first use."""

from importlib import import_module
from pkgutil import iter_modules
from typing import Final

__all__ = ["preload"]

_NOT_FOR_CALLS: Final = frozenset(("testing", "webhooks", "websocket"))
"""The packages of the runtime that calls do not need. That of WebSockets needs an extra."""


def preload(package: str) -> None:
    """Import the HTTP libraries, and the runtime, the resources and the models of a package.

    Args:
        package: the name of the import package.
    """
    import httpx2
    from pydantic import BaseModel

    assert httpx2
    runtime = import_module("..", __package__)
    for folder in iter_modules(runtime.__path__, f"{runtime.__name__}."):
        if folder.name.rpartition(".")[2] not in _NOT_FOR_CALLS:
            for each in iter_modules(import_module(folder.name).__path__, f"{folder.name}."):
                import_module(each.name)
    for part in ("resources", "models"):
        try:
            module = import_module(f"{package}.{part}")
        except ModuleNotFoundError as error:
            if error.name != f"{package}.{part}":
                raise
            continue
        for name in list(getattr(module, "__all__", ())):
            value: object = getattr(module, name)
            if isinstance(value, type) and issubclass(value, BaseModel):
                value.model_rebuild()
