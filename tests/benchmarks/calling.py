"""The cost of a call over loopback, the connection kept."""

import json
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import httpx2

from benchmarks.decoding import ONE
from benchmarks.measure import Measure, measure
from processes import started

__all__ = ["calling"]


def calling(calls: int, turns: int) -> Measure:
    """Compare a typed call with a plain one of the HTTP library whose JSON is read."""
    from rdv_solidarites import RdvSolidarites

    with _server() as url, httpx2.Client(base_url=url, trust_env=False) as plain:
        client = RdvSolidarites(
            base_url=url, trust_env=False, access_token="token", client="client", uid="uid", strict=True
        )

        def ours() -> None:
            for _ in range(calls):
                client.absences.get(1)

        def theirs() -> None:
            for _ in range(calls):
                plain.get("/api/v1/absences/1").json()

        with client:
            client.preload()
            found = measure({"ours": ours, "theirs": theirs}, turns)
    return Measure(f"{calls:,} calls", "httpx2 alone", found["ours"], found["theirs"])


@contextmanager
def _server() -> Generator[str]:
    program = [sys.executable, str(Path(__file__).with_name("server.py")), json.dumps({"absence": ONE})]
    with started(program) as process:
        assert process.stdout is not None
        yield f"http://127.0.0.1:{int(process.stdout.readline())}"
