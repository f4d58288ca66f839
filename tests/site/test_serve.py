"""The preview: from memory, for this machine only, anew when a file changes."""

import os
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread

from pochoir.site.serve import Preview, server


def _preview(tmp_path: Path, told: list[str]) -> Preview:
    spec = tmp_path / "spec.txt"
    spec.write_text("one", encoding="utf-8")

    def build() -> dict[str, str]:
        text = spec.read_text("utf-8")
        if text == "bad":
            raise ValueError("bad")
        return {"index.html": f"<html><head></head>{text}", "en/page.md": "# It"}

    return Preview(build, lambda: [spec], told.append)


def _get(port: int, path: str, host: str = "127.0.0.1") -> tuple[int, str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request("GET", path, headers={"Host": host})
    reply = connection.getresponse()
    return reply.status, reply.read().decode()


def test_it_answers_this_machine_only(tmp_path: Path) -> None:
    preview = _preview(tmp_path, [])
    preview.refresh()
    with server(preview, 0) as listening:
        Thread(target=listening.serve_forever, daemon=True).start()
        status, text = _get(listening.server_port, "/")
        assert status == 200
        assert "one" in text
        assert 'src="/-/reload.js"' in text
        assert _get(listening.server_port, "/en/page.md") == (200, "# It")
        assert _get(listening.server_port, "/../../etc/passwd")[0] == 404
        assert _get(listening.server_port, "/", "evil.example")[0] == 421
        listening.shutdown()


def test_it_is_made_anew_when_a_file_changes_and_stays_when_that_fails(tmp_path: Path) -> None:
    told: list[str] = []
    preview = _preview(tmp_path, told)
    assert preview.refresh()
    assert not preview.refresh()
    spec = tmp_path / "spec.txt"
    for text, stamp in (("two", 1), ("bad", 2)):
        spec.write_text(text, encoding="utf-8")
        os.utime(spec, (stamp, stamp))
        preview.refresh()
    assert "two" in preview.files["index.html"]
    assert preview.version == 2
    assert told == ["not refreshed: bad"]
