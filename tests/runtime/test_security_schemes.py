"""The table of security schemes agrees with the runtime, which sends them."""

from typing import get_args

import pytest
from sample._runtime.base import security as auth
from sample._runtime.base.redact import Secret

from pochoir.security_schemes import KINDS, SchemeBehaviour

SENT = {name: kind for name, kind in KINDS.items() if kind.supported}
ALWAYS = {name: kind for name, kind in SENT.items() if kind.module == "base.security"}


def test_the_table_has_the_schemes_of_the_runtime() -> None:
    classes = {each.__name__ for each in get_args(auth.Scheme) if each is not auth.Challenged}
    assert {kind.runtime for kind in ALWAYS.values()} == classes


@pytest.mark.parametrize(
    "kind",
    [pytest.param(kind, id=name) for name, kind in ALWAYS.items() if kind.header],
)
def test_a_credential_is_sent_in_the_header_and_after_the_prefix_of_the_table(kind: SchemeBehaviour) -> None:
    placed = auth.place(getattr(auth, kind.runtime)(), Secret("user:password"))
    assert (placed.location, placed.name) == ("header", kind.header)
    sent = placed.value.reveal()
    assert sent.startswith(kind.prefix)
    assert (sent == f"{kind.prefix}user:password") == (kind.tools is None)


def test_samples_write_the_prefix_of_the_table() -> None:
    written = [(kind.prefix, kind.tools) for kind in SENT.values() if kind.tools]
    assert all(tools.http.startswith(prefix) and tools.javascript[1:].startswith(prefix) for prefix, tools in written)


def test_no_two_kinds_have_the_same_name_in_a_description() -> None:
    names = [
        (field, name) for each in KINDS.values() for field in ("types", "http_schemes") for name in getattr(each, field)
    ]
    assert len(names) == len(set(names))
