"""A pytest plugin: the fake of the Rightech IoT Cloud API as a fixture.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .testing import FakeRightech


@pytest.fixture
def fake_rightech() -> Iterator[FakeRightech]:
    """A fake of the Rightech IoT Cloud API; a request it does not know fails the test."""
    # Loaded by the first test that asks for it: installing the package costs pytest nothing.
    from .testing import FakeRightech

    with FakeRightech() as fake:
        yield fake
