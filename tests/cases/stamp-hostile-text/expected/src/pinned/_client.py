"""The clients of the Te\"\"\"xt\\ {{ 7*7 }} # <b> API.

Stamped by pochoir from spec.yaml; change the description, not this file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Unpack

from . import resources
from ._api import API
from ._runtime.client import AsyncClient, SyncClient

if TYPE_CHECKING:
    from ._runtime.options import ClientOptions
    from .resources import AsyncTextResource, TextResource


class Pinned(SyncClient):
    """Client of the Te\"\"\"xt\\ {{ 7*7 }} # <b> API.

    \"\"\" import os \"\"\" {% raw %} | </script> \\
    """

    def __init__(self, **options: Unpack[ClientOptions]) -> None:
        """Nothing is sent before the first call.

        Args:
            options: see `ClientOptions`.
        """
        super().__init__(
            API,
            credentials={},
            options=options,
        )

    @cached_property
    def text(self) -> TextResource:
        """The operations of ``Text\"\"\"``."""
        return resources.TextResource(self)


class AsyncPinned(AsyncClient):
    """Asynchronous client of the Te\"\"\"xt\\ {{ 7*7 }} # <b> API.

    \"\"\" import os \"\"\" {% raw %} | </script> \\
    """

    def __init__(self, **options: Unpack[ClientOptions]) -> None:
        """Nothing is sent before the first call.

        Args:
            options: see `ClientOptions`.
        """
        super().__init__(
            API,
            credentials={},
            options=options,
        )

    @cached_property
    def text(self) -> AsyncTextResource:
        """The operations of ``Text\"\"\"``."""
        return resources.AsyncTextResource(self)
