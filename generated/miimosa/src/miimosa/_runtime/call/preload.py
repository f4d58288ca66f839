"""Load everything that a package otherwise loads on first use."""

from importlib import import_module

__all__ = ["preload"]


def preload(package: str) -> None:
    """Import the HTTP libraries, the resources and the models of a package.

    Args:
        package: the name of the import package.
    """
    import httpx2
    from pydantic import BaseModel

    from ..codec import decode, lenient
    from ..http import transport

    assert httpx2
    assert decode
    assert lenient
    assert transport
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
