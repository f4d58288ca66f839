"""Run as a program: runs the programs of guides against the fake of a stamped package, each after a script.

A job comes as JSON on standard input; what happened goes as JSON to standard output. It runs in a process of its own,
so that the packages it imports are not those of the tests.
"""

import json
import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import asdict, dataclass, field
from importlib import import_module
from io import StringIO
from typing import TypedDict
from urllib.parse import parse_qs, urlencode, urlsplit


class Scene(TypedDict):
    """A program, and what the fake does meanwhile.

    Attributes:
        code: the program.
        operation: the operation that has a script, `projects.get`; "" for none.
        status: what it answers; 0 for what the description shows.
        error: the class of the transport error that it meets; "" for none.
        bare: whether no credential stands in the environment.
        way_back: the names of code and state in the address that a user comes back with.
    """

    code: str
    operation: str
    status: int
    error: str
    bare: bool
    way_back: list[str]


class Play(TypedDict):
    """Scenes that are played one after another.

    Attributes:
        package: the stamped package.
        client: the class of its client.
        credentials: what the fake takes for good, by the argument of the client.
        variables: the environment variables of all credentials.
        scenes: the scenes.
    """

    package: str
    client: str
    credentials: dict[str, str]
    variables: list[str]
    scenes: list[Scene]


@dataclass
class Played:
    """What happened: what was printed, what was raised, and the requests, operation and URL."""

    output: str = ""
    failure: str = ""
    asked: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    mismatches: list[str] = field(default_factory=list[str])
    headers: list[dict[str, str]] = field(default_factory=list[dict[str, str]])


def play(piece: Play, scene: Scene) -> Played:
    """Play one scene on a fake of its own."""
    fake = getattr(import_module(f"{piece['package']}.testing"), f"Fake{piece['client']}")()
    if piece["credentials"]:
        fake.accepts(**piece["credentials"])
    errors = import_module(f"{piece['package']}.errors")
    if scene["operation"]:
        resource, _, name = scene["operation"].partition(".")
        scripted = getattr(getattr(fake, resource), name)
        if scene["error"]:
            scripted.fails(getattr(errors, scene["error"]))
        else:
            scripted.replies(scene["status"], headers={"Retry-After": "0"})
    for variable in piece["variables"]:
        # Set to nothing it stands for no credential; not set at all the fake puts one there.
        os.environ.pop(variable, None)
        os.environ |= {variable: ""} if scene["bare"] else {}
    played, output = Played(), StringIO()
    given = {"__name__": "__main__", "input": _user(output, scene["way_back"])}
    try:
        with fake.installed(), redirect_stdout(output):
            exec(compile(scene["code"], "program", "exec"), given)
    except Exception as error:
        played.failure = f"{type(error).__name__}: {error}"
    played.output = output.getvalue()
    played.asked = [(each.operation, each.url) for each in fake.requests]
    played.headers = [{name.lower(): each.headers[name] for name in each.headers} for each in fake.requests]
    played.mismatches = [str(each) for each in fake.mismatches]
    return played


def _user(output: StringIO, way_back: list[str]) -> Callable[[str], str]:
    """A user who opens the address that was printed last, agrees, and copies the address he comes back to."""

    def come_back(prompt: str) -> str:
        code, state = way_back
        asked = parse_qs(urlsplit(output.getvalue().split()[-1]).query)
        return f"{asked['redirect_uri'][0]}?{urlencode({code: 'a-code', state: asked[state][0]})}"

    return come_back


def main() -> None:
    """Play everything."""
    piece: Play = json.load(sys.stdin)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        told = [asdict(play(piece, scene)) for scene in piece["scenes"]]
        os.chdir("/")
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
