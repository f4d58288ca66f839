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
        make: makes the fake.
        package: the name of the package.
        arguments: those of the command; by default those of the process.
    """
    parser = argparse.ArgumentParser(
        prog=f"python -m {package}.testing", description="Serve the API on a port, as its description says."
    )
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (%(default)s)")
    parser.add_argument("--port", type=int, default=8000, help="the port, 0 for a free one (%(default)s)")
    parser.add_argument("--page-size", type=int, help="the items per page if the description does not say")
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
