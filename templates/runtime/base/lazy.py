"""Lazily imported package attributes (PEP 562)."""

import sys
import warnings
from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType

__all__ = ["lazy_exports"]


def lazy_exports(
    package: str, names: Mapping[str, str | None], renamed: Mapping[str, str] = MappingProxyType({})
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """Create ``__getattr__`` and ``__dir__`` for a package whose names are imported on first use.

    Args:
        package: the ``__name__`` of the package.
        names: the exported names and the submodule that defines each, or, after a dot, the module next to the
            package, or, after a colon, any other module; ``None`` for a name that is itself a submodule.
        renamed: the current name of each deprecated name.
    """

    def __getattr__(name: str) -> object:
        if name in renamed:
            message = f"{package}.{name} is deprecated, use {package}.{renamed[name]}"
            warnings.warn(message, DeprecationWarning, stacklevel=2)
            return getattr(sys.modules[package], renamed[name])
        if name not in names:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        module = names[name]
        value: object
        if module is None:
            value = import_module(f"{package}.{name}")
        else:
            place = module.removeprefix(":") if module.startswith(":") else f".{module}"
            value = getattr(import_module(place, package), name)
        setattr(sys.modules[package], name, value)
        return value

    def __dir__() -> list[str]:
        return sorted({*names, *[name for name in vars(sys.modules[package]) if name.startswith("__")]})

    return __getattr__, __dir__
