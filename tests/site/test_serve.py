"""The preview: served from memory to this machine only, rebuilt when a file changes."""

import os
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread

from pochoir.problems import Location, Problem, Refused
from pochoir.targets.site.serve import Preview, create_server


def _preview(tmp_path: Path, printed: list[str]) -> Preview:
    spec = tmp_path / "spec.txt"
    spec.write_text("one", encoding="utf-8")

    def build() -> dict[str, str]:
        text = spec.read_text("utf-8")
        if text == "bad":
            raise Refused((Problem("error", "yaml-syntax", "", "no <such> thing", location=Location("a.yaml", 3, 7)),))
        missing = "<html><head></head>No such page"
        return {"index.html": f"<html><head></head>{text}", "en/page.md": "# It", "404.html": missing}

    return Preview(build, lambda: [spec], printed.append)


def _get(port: int, path: str, host: str = "127.0.0.1") -> tuple[int, str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request("GET", path, headers={"Host": host})
    reply = connection.getresponse()
    return reply.status, reply.read().decode()


def test_it_answers_only_requests_for_this_machine(tmp_path: Path) -> None:
    preview = _preview(tmp_path, [])
    preview.refresh()
    with create_server(preview, 0) as listening:
        Thread(target=listening.serve_forever, daemon=True).start()
        status, text = _get(listening.server_port, "/")
        assert status == 200
        assert "one" in text
        assert 'src="/-/reload.js"' in text
        assert _get(listening.server_port, "/en/page.md") == (200, "# It")
        assert _get(listening.server_port, "/../../etc/passwd")[0] == 404
        assert _get(listening.server_port, "http://[/")[0] == 400
        assert _get(listening.server_port, "/", "evil.example")[0] == 421
        listening.shutdown()


def test_it_is_rebuilt_when_a_file_changes_and_kept_if_that_fails(tmp_path: Path) -> None:
    printed: list[str] = []
    preview = _preview(tmp_path, printed)
    assert preview.refresh()
    assert not preview.refresh()
    spec = tmp_path / "spec.txt"
    for text, stamp in (("two", 1), ("bad", 2)):
        spec.write_text(text, encoding="utf-8")
        os.utime(spec, (stamp, stamp))
        preview.refresh()
    assert "two" in preview.files["index.html"]
    assert preview.version == 2
    assert printed == [
        "a.yaml:3:7: error: yaml-syntax: no <such> thing\n\n1 error. The last good version is still served."
    ]
    found = b"a.yaml:3:7: error: yaml-syntax: no <such> thing\n\n1 error."
    assert preview.respond("/-/findings")[1:] == ("text/plain; charset=utf-8", found)
    spec.write_text("three", encoding="utf-8")
    assert preview.refresh()
    assert preview.respond("/-/findings")[2] == b""


def test_an_error_in_the_first_build_is_logged_once_and_shown(tmp_path: Path) -> None:
    printed: list[str] = []
    preview = _preview(tmp_path, printed)
    spec = tmp_path / "spec.txt"
    spec.write_text("bad", encoding="utf-8")
    for _ in range(3):
        assert not preview.refresh()
    assert len(printed) == 1
    status, kind, page = preview.respond("/")
    assert (status, kind) == (503, "text/html; charset=utf-8")
    assert b"a.yaml:3:7: error: yaml-syntax: no &lt;such&gt; thing" in page
    assert b'src="/-/reload.js"' in page and b'href="/-/findings.css"' in page
    assert printed[0].endswith("Nothing is served yet.")
    assert (
        b"findings" in preview.respond("/-/reload.js")[2]
        and b"#pochoir-findings" in preview.respond("/-/findings.css")[2]
    )
    spec.write_text("mended", encoding="utf-8")
    os.utime(spec, (1, 1))
    assert preview.refresh()
    assert b"mended" in preview.respond("/")[2]


def test_a_file_missing_for_a_moment_does_not_stop_the_preview(tmp_path: Path) -> None:
    printed: list[str] = []
    preview = _preview(tmp_path, printed)
    assert preview.refresh()
    (tmp_path / "spec.txt").unlink()
    assert not preview.refresh()
    assert printed
    assert printed[0] == f"{tmp_path / 'spec.txt'}: No such file or directory. The last good version is still served."
    assert preview.respond("/")[0] == 200


def test_an_unknown_url_is_answered_with_the_page_of_the_site_for_it(tmp_path: Path) -> None:
    preview = _preview(tmp_path, [])
    preview.refresh()
    status, kind, page = preview.respond("/fr/api/operations/gone.html")
    assert (status, kind) == (404, "text/html; charset=utf-8")
    assert b"No such page" in page and b'src="/-/reload.js"' in page


def test_the_full_text_search_finds_nothing_in_the_preview(tmp_path: Path) -> None:
    preview = _preview(tmp_path, [])
    preview.refresh()
    status, kind, script = preview.respond("/pagefind/pagefind.js")
    assert (status, kind) == (200, "text/javascript; charset=utf-8")
    assert b"results: []" in script
