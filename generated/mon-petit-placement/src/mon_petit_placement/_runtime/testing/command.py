"""The command that serves a fake until it is interrupted."""

import argparse
import signal
import sys
from collections.abc import Callable, Sequence
from types import FrameType
from typing import TYPE_CHECKING

from .port import FakeServer

if TYPE_CHECKING:
    from .fake import Fake
    from .operation_fake import Kit

__all__ = ["main"]


def main(make: "Callable[..., Fake]", package: str, arguments: Sequence[str] | None = None) -> None:
    """Serve a fake on a port, and print a line for each request.

    Args:
        make: creates the fake.
        package: the name of the package.
        arguments: the command line arguments; by default those of the process.
    """
    parser = argparse.ArgumentParser(
        prog=f"python -m {package}.testing", description="Serve a fake of the API on a port, as described."
    )
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (%(default)s)")
    parser.add_argument("--port", type=int, default=8000, help="the port, or 0 for any free one (%(default)s)")
    parser.add_argument("--page-size", type=int, help="the items per page, unless described")
    given = parser.parse_args(arguments)
    fake = make(page_size=given.page_size)
    kit = fake.kit

    def log(line: str) -> None:
        print(line, file=sys.stderr, flush=True)
        kit.forget()

    try:
        server = FakeServer(kit, given.host, given.port, log)
    except (OSError, OverflowError) as error:
        parser.error(f"cannot listen on {given.host}, port {given.port}: {error}")
    signal.signal(signal.SIGTERM, _interrupt)
    with server:
        print(_greeting(kit, server), flush=True)
        try:
            server.wait()
        except KeyboardInterrupt:
            return


def _greeting(kit: "Kit", server: FakeServer) -> str:
    lines = [f"{kit.api.name} at {server.url}, until Ctrl+C"]
    for argument, value in kit.keys.placeholders().items():
        lines.append(f"  {argument}: {value if isinstance(value, str) else ':'.join(value)}")
    return "\n".join(lines)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
