"""Models with members that were renamed: the old name works, with a warning."""

import warnings
from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from .model import Model

__all__ = ["RenamedModel"]


class RenamedModel(Model):
    """An object of the API with members that were renamed.

    The old name of a member can be read, assigned and passed to the class. An undeclared member that the server sends
    under the old name comes first.
    """

    __renamed__: ClassVar[Mapping[str, str]] = {}

    if not TYPE_CHECKING:
        # Editors know the old names as deprecated properties.

        def __init__(self, /, **data: object) -> None:
            for old in data.keys() & self.__renamed__.keys():
                new = self.__renamed__[old]
                # The old name may be that in JSON, which the class accepts anyway.
                if new not in data and not _is_alias(type(self), new, old):
                    _warn(type(self), old, new)
                    data[new] = data.pop(old)
            super().__init__(**data)

        # pydantic calls the method of a class only if it lacks this mark, and then for every object that it reads.
        __init__.__pydantic_base_init__ = True

        def __getattr__(self, name: str) -> object:
            new = type(self).__renamed__.get(name)
            if new is None or name in (self.__pydantic_extra__ or {}):
                return super().__getattr__(name)
            _warn(type(self), name, new)
            return getattr(self, new)

        def __setattr__(self, name: str, value: object) -> None:
            new = type(self).__renamed__.get(name)
            if new is not None:
                _warn(type(self), name, new)
            super().__setattr__(new or name, value)


def _is_alias(model: type[Model], field: str, name: str) -> bool:
    model.model_rebuild()
    return model.model_fields[field].alias == name


def _warn(model: type[Model], old: str, new: str) -> None:
    name = model.__name__
    warnings.warn(f"{name}.{old} is deprecated, use {name}.{new}", DeprecationWarning, stacklevel=3)
