"""Run an upstream application under uvicorn on a free port of 127.0.0.1."""

import socket
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

_START_SECONDS = 10.0


@contextmanager
def serve(app: ASGIApp) -> Generator[str, None, None]:
    """Serve `app` in a thread for as long as the context lasts; the value is its base URL, without a final slash.

    Raises:
        RuntimeError: the server did not start in time.
    """
    # The protocol is named because asyncio turns Nagle's algorithm off only then: 40 ms a request otherwise.
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.bind(("127.0.0.1", 0))
        host, port = listener.getsockname()
        config = uvicorn.Config(app, log_level="error", lifespan="off", ws="auto", server_header=False)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        try:
            _wait_until_started(server, thread)
            yield f"http://{host}:{port}"
        finally:
            server.should_exit = True
            thread.join(_START_SECONDS)


def _wait_until_started(server: uvicorn.Server, thread: threading.Thread) -> None:
    limit = time.monotonic() + _START_SECONDS
    while not server.started:
        if not thread.is_alive() or time.monotonic() > limit:
            raise RuntimeError("the upstream server did not start")
        time.sleep(0.005)
