"""The cost of a call over loopback, next to a client written by hand with httpx2 and pydantic."""

import json
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import httpx2

from benchmarks.by_hand import Absence
from benchmarks.decoding import ONE
from benchmarks.measure import Row, environment, measure, ratio
from processes import started

__all__ = ["calling"]

_ARGUMENTS = 'base_url=sys.argv[1], trust_env=False, access_token="token", client="client", uid="uid"'
_OURS = f"""
import sys
from rdv_solidarites import RdvSolidarites
with RdvSolidarites({_ARGUMENTS}) as client:
    client.absences.get(1)
"""
_BY_HAND = """
import sys
import httpx2
from benchmarks.by_hand import Absence
with httpx2.Client(base_url=sys.argv[1], trust_env=False) as client:
    Absence.model_validate_json(client.get("/api/v1/absences/1").content)
"""


def calling(source: Path, calls: int, turns: int) -> Iterator[Row]:
    """Compare calls with the connection kept, and the first one of a process.

    Args:
        source: the folder that holds the package.
        calls: how many are made.
        turns: how often they are made.
    """
    from rdv_solidarites import RdvSolidarites

    with _server() as url, httpx2.Client(base_url=url, trust_env=False) as plain:
        client = RdvSolidarites(
            base_url=url, trust_env=False, access_token="token", client="client", uid="uid", strict=True
        )

        def ours() -> None:
            for _ in range(calls):
                client.absences.get(1)

        def by_hand() -> None:
            for _ in range(calls):
                Absence.model_validate_json(plain.get("/api/v1/absences/1").raise_for_status().content)

        with client:
            client.preload()
            found = measure({"ours": ours, "by hand": by_hand}, turns)
        yield ratio(f"{calls:,} calls over loopback", found["ours"], found["by hand"], "httpx2 and pydantic", 1.15)
        programs = {"ours": _OURS, "by hand": _BY_HAND}
        fresh = {name: partial(_run, program, url, source) for name, program in programs.items()}
        found = measure(fresh, turns)
        what = "the first call of a process, imports included"
        yield ratio(what, found["ours"], found["by hand"], "httpx2 and pydantic", 1)


def _run(program: str, url: str, source: Path) -> None:
    subprocess.run([sys.executable, "-c", program, url], check=True, env=environment(str(source), *sys.path))


@contextmanager
def _server() -> Generator[str]:
    program = [sys.executable, str(Path(__file__).with_name("server.py")), json.dumps({"absence": ONE})]
    with started(program) as process:
        assert process.stdout is not None
        yield f"http://127.0.0.1:{int(process.stdout.readline())}"
