"""A pytest plugin: the fake of the API RDV-Solidarités as a fixture.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .testing import FakeRdvSolidarites


@pytest.fixture
def fake_rdv_solidarites() -> Iterator[FakeRdvSolidarites]:
    """A fake of the API RDV-Solidarités; a request it does not know fails the test."""
    # Loaded by the first test that asks for it: installing the package costs pytest nothing.
    from .testing import FakeRdvSolidarites

    with FakeRdvSolidarites() as fake:
        yield fake
