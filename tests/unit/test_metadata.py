"""Whatever the texts of `info` are, the metadata of a distribution are those that its template has, and valid."""

import tomllib

from hatchling.metadata.core import ProjectMetadata
from hatchling.metadata.spec import construct_metadata_file_2_4
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from packaging.metadata import Metadata

from pochoir import render
from pochoir.lower import Identity, lower
from pochoir.markdown import autolink
from pochoir.resolve import resolve
from pochoir.targets.client.contexts import plan
from unit.written_documents import document

TEXTS = st.text() | st.sampled_from(
    ['"', "\\", "\n\nName: other", '"]\n[x]\n', "\r\nLicense: x", "\u2028", "\ud800", "a@b.fr", "https://a.example/\n"]
)
PIECES = st.lists(TEXTS, max_size=3).map("".join)
ENVIRONMENT = render.environment()
TEMPLATE = "client/distribution/pyproject.toml.j2"


@given(title=PIECES, name=PIECES, email=PIECES, url=PIECES, license=PIECES)
def test_no_text_of_info_becomes_other_metadata(title: str, name: str, email: str, url: str, license: str) -> None:
    info = {
        "title": title,
        "version": "1",
        "contact": {"name": name, "email": email, "url": url},
        "termsOfService": url,
        "license": {"name": license, "url": url, "identifier": license},
    }
    written = document(info=info, externalDocs={"url": url})
    api, _ = lower(written, resolve(written), Identity("shop", "openapi.yaml"))
    [artifact] = plan(api, [TEMPLATE])
    read = tomllib.loads(render.render(ENVIRONMENT, artifact))
    assert read.keys() == {"build-system", "project", "tool"}
    project = read["project"] | {"readme": {"content-type": "text/markdown", "text": "x"}}
    text = construct_metadata_file_2_4(ProjectMetadata("", None, {"project": project}))
    found = Metadata.from_email(text.encode("utf-8", "surrogatepass"))
    assert (found.name, found.description) == ("shop", "x")
    assert len(found.project_urls or {}) in (0, 3)


@given(PIECES)
def test_a_link_displays_its_url_and_nothing_else(text: str) -> None:
    [_, inline, *others] = MarkdownIt("commonmark").parse(f"- Page: {autolink(text)}\n")[2:5]
    assert others == [] or others[0].type == "paragraph_close"
    kinds = [each.type for each in inline.children or ()]
    assert kinds in (["text", "code_inline"], ["text", "link_open", "text", "link_close"])
