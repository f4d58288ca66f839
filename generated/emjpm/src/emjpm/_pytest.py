"""A pytest plugin: the fake of the API eMJPM as a fixture.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .testing import FakeEmjpm


@pytest.fixture
def fake_emjpm() -> Iterator[FakeEmjpm]:
    """A fake of the API eMJPM; a request it does not know fails the test."""
    # Loaded by the first test that asks for it: installing the package costs pytest nothing.
    from .testing import FakeEmjpm

    with FakeEmjpm() as fake:
        yield fake
