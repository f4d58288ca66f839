"""Hostile text in a description is shown as text and never executed."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pochoir import document, lower, resolve
from pochoir.ir import Json
from pochoir.problems import Refused
from pochoir.targets.site import ApiDescription, build

from .descriptions import ROOT, describe_data

ATTACKS = ROOT.parent / "shared" / "attacks"
EVIL = '"><script>PWNED</script><img src=x onerror=PWNED>'
TEXT = (
    '# H\n\n```\n</code></pre><script>PWNED</script>\n```\n\n<iframe srcdoc="<script>PWNED</script>"></iframe> '
    '<a href="JaVaScRiPt:1">a</a> [c]( javascript&#58;1) [d](java\tscript:1) [e](data:text/html,x) <base href=//evil/> '
    "<style>*{display:none}</style> <!-- ![i](https://evil.example/x.png) {{ 7*7 }} {% raw %} \u202e\x02required\x03"
)
KNOWN = {
    "a",
    "abbr",
    "b",
    "blockquote",
    "body",
    "br",
    "button",
    "code",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "input",
    "label",
    "legend",
    "li",
    "link",
    "main",
    "meta",
    "nav",
    "ol",
    "p",
    "path",
    "pre",
    "script",
    "section",
    "small",
    "span",
    "strong",
    "summary",
    "svg",
    "table",
    "tbody",
    "td",
    "textarea",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
}


class _Inspector(HTMLParser):
    def __init__(self, path: str, text: str) -> None:
        super().__init__()
        self.path = path
        self.scripts = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Fail on a tag or attribute that no template contains."""
        assert tag in KNOWN, (self.path, tag)
        for name, value in attrs:
            assert not name.startswith("on"), (self.path, tag, name)
            if name in ("href", "src"):
                scheme = re.match(r"\s*([a-z][a-z0-9+.-]*):", value or "", re.IGNORECASE)
                assert scheme is None or scheme[1].lower() in ("http", "https", "mailto"), (self.path, value)
            if name == "src":
                root = "/" if self.path == "404.html" else r"(\.\./)*"
                assert re.fullmatch(rf"{root}assets/[a-z]+\.js", value or ""), (self.path, value)


def hostile() -> dict[str, Json]:
    """Return a description in which every text is an attack."""
    schema: Json = {
        "type": "object",
        "description": TEXT,
        "title": EVIL,
        "required": [EVIL],
        "properties": {
            EVIL: {
                "type": "string",
                "description": TEXT,
                "enum": [EVIL, "`|`"],
                "default": EVIL,
                "x-enum-descriptions": {EVIL: TEXT},
                "pattern": EVIL,
                "examples": [EVIL],
            }
        },
    }
    example: Json = {EVIL: "</script>\u2028" + EVIL}
    reply: Json = {
        "description": TEXT,
        "headers": {"X-Evil": {"description": TEXT, "schema": {"type": "string"}}},
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}, "example": example}},
    }
    operation: Json = {
        "operationId": EVIL,
        "summary": EVIL,
        "description": TEXT,
        "tags": [EVIL],
        "x-facts": [EVIL],
        "x-origin": "observed",
        "externalDocs": {"url": "javascript:alert(1)"},
        "parameters": [
            {
                "name": EVIL,
                "in": "query",
                "required": True,
                "description": TEXT,
                "schema": {"type": "string"},
                "example": EVIL,
            }
        ],
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}, "example": example}},
        },
        "responses": {"200": reply, "404": reply},
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": EVIL,
            "version": EVIL,
            "description": TEXT,
            "x-language": '"><script>',
            "contact": {"name": EVIL, "url": "javascript:1", "email": 'a"@x'},
            "license": {"name": EVIL, "url": "data:text/html,x"},
        },
        "servers": [{"url": "https://example.com", "description": TEXT}],
        "tags": [{"name": EVIL, "description": TEXT}],
        "security": [{EVIL: []}],
        "paths": {"/x/{id}": {"post": operation}},
        "components": {
            "schemas": {"Thing": schema},
            "securitySchemes": {EVIL: {"type": "apiKey", "in": "header", "name": "X-Key", "description": TEXT}},
        },
    }


def _inspect(files: dict[str, str]) -> None:
    for path, text in files.items():
        assert re.fullmatch(r"[A-Za-z0-9._/-]+", path) and ".." not in path, path
        if path.endswith(".html"):
            _Inspector(path, text)
        elif path.endswith(".md"):
            fenced = re.sub(r"(?ms)^(`{3,}).*?^\1$", "", text)
            bare = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", fenced)
            assert not re.search(r"<[A-Za-z/!?]", bare), path
            assert not re.search(r"(?i)\]\(\s*(javascript|data):", bare), path
        elif path.startswith("assets/search-"):
            assert "<" not in text, path


def test_a_hostile_description_is_not_executed(tmp_path: Path) -> None:
    files = build([describe_data(tmp_path, hostile())])
    _inspect(files)
    page = next(text for path, text in files.items() if "/operations/" in path and path.endswith(".html"))
    assert "&lt;script&gt;PWNED" in page
    assert "<U+202E>" in page.replace("&lt;", "<").replace("&gt;", ">")


@pytest.mark.skipif(not ATTACKS.is_dir(), reason="the folder of attacks is not there")
@pytest.mark.parametrize("path", sorted(ATTACKS.glob("D*")), ids=lambda path: path.stem)
def test_every_attack_that_can_be_parsed_is_inert(path: Path) -> None:
    if not path.is_file():
        pytest.skip("not a file")
    try:
        read = document.read(path)
        resolved = resolve.resolve(read)
        api, _ = lower.lower(read, resolved, lower.Identity("attack", "attack"))
    except Refused:
        pytest.skip("refused: there is no site to look at")
    _inspect(build([ApiDescription(api, resolved.tree, resolved.names)]))
