"""A pytest plugin: the fake of the MiiMOSA API as a fixture.

Stamped by pochoir from specs/miimosa/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .testing import FakeMiimosa


@pytest.fixture
def fake_miimosa() -> Iterator[FakeMiimosa]:
    """A fake of the MiiMOSA API; a request it does not know fails the test."""
    # Loaded by the first test that asks for it: installing the package costs pytest nothing.
    from .testing import FakeMiimosa

    with FakeMiimosa() as fake:
        yield fake
