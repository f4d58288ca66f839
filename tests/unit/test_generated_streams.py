"""A generated package that streams, as its caller and its test kit see it: downloads, events, sync and async."""

import os
import subprocess
import sys
from pathlib import Path

from pochoir import pipeline

SPEC = Path(__file__).parents[1] / "cases" / "generate-streams" / "spec.yaml"
PROGRAM = """
import asyncio
from pathlib import Path
from streams_api.testing import FakeStreamsApi

fake = FakeStreamsApi()
with fake.client() as client:
    with client.reports.with_streaming.get(1) as reply:
        print(reply.status, reply.save("report.pdf").read_bytes() == client.reports.get(1))
    with client.reports.with_streaming.export() as reply:
        print(list(reply.iter_lines()))
    print([event.data.done for event in client.reports.follow(1)])
    client.reports.update(1, file=Path("report.pdf"))

async def main():
    async with fake.async_client() as client:
        async with client.reports.with_streaming.get(1) as reply:
            print(reply.status, (await reply.save("report.pdf")).read_bytes() == await client.reports.get(1))
        async with client.reports.follow(1) as events:
            print([event.data.done async for event in events])

asyncio.run(main())
"""


def test_downloads_and_events(tmp_path: Path) -> None:
    files = pipeline.generate(SPEC, "streams-api").files
    for path, text in files.items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "streams-api" / "src")}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.stderr, done.returncode) == ("", 0)
    assert done.stdout.splitlines() == ["200 True", "['text']", "[1.5]", "200 True", "[1.5]"]
