"""A pytest plugin: the fake of the Mon Petit Placement API as a fixture.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .testing import FakeMonPetitPlacement


@pytest.fixture
def fake_mon_petit_placement() -> Iterator[FakeMonPetitPlacement]:
    """A fake of the Mon Petit Placement API; a request it does not know fails the test."""
    # Loaded by the first test that asks for it: installing the package costs pytest nothing.
    from .testing import FakeMonPetitPlacement

    with FakeMonPetitPlacement() as fake:
        yield fake
