"""The settings of the documentation: title, logo, accent, languages and guides of the project."""

import re
from pathlib import Path

import pytest

from pochoir.config.site import SiteSettings
from pochoir.contrast import contrast
from pochoir.problems import Refused
from pochoir.targets.site import build

from .descriptions import ROOT, describe

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a logo and two guides, one of them in two languages."""
    folder = tmp_path_factory.mktemp("look")
    files = {
        "logo.svg": LOGO,
        "guides/20-faq.md": "No heading, [errors](../miimosa/guides/errors.html), [bad](javascript:alert()) <b>x\n",
        "guides/10-first-steps.md": "# First steps & more\n\n## One\n\nText.\n",
        "guides/10-first-steps.fr.md": "# Premiers pas\n\nTexte.\n",
    }
    for path, text in files.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def site(folder: Path) -> dict[str, str]:
    look = SiteSettings(
        "Acme & Sons",
        folder / "logo.svg",
        "#7a1fa2",
        ("fr", "en"),
        folder / "guides",
        "© *Acme* <b>, [terms](https://acme.example/terms)",
        (("Status & more", "https://status.acme.example/"),),
    )
    api = describe(ROOT / "specs/miimosa/openapi.yaml", "miimosa")
    return build([api], url="https://docs.example/", look=look)


def test_the_title_is_on_every_page(site: dict[str, str]) -> None:
    assert "<title>Acme &amp; Sons</title>" in site["en/index.html"]
    assert site["fr/index.md"].startswith("# Acme & Sons\n") and site["llms.txt"].startswith("# Acme & Sons\n")
    for path in ("index.html", "404.html", "en/miimosa/index.html", "fr/guides/faq.html"):
        assert "Acme &amp; Sons" in site[path] and "API documentation" not in site[path], path


def test_the_logo_is_in_the_header_and_the_tab(site: dict[str, str]) -> None:
    assert site["assets/icon.svg"] == LOGO
    for path, root in (("index.html", ""), ("404.html", "/"), ("en/miimosa/guides/errors.html", "../../../")):
        assert f'<img src="{root}assets/icon.svg" alt="" height="24">' in site[path], path


def test_the_accent_can_be_read_in_both_themes(site: dict[str, str]) -> None:
    light, dark = re.findall(r"--accent: light-dark\((#\w{6}), (#\w{6})\)", site["assets/style.css"])[-1]
    assert light == "#7a1fa2" and contrast(dark, "#111614") >= 7


def test_the_first_language_is_the_default(site: dict[str, str]) -> None:
    assert 'hreflang="x-default" href="https://docs.example/fr/index.html"' in site["en/index.html"]
    assert '<html lang="fr">' in site["index.html"]


def test_a_site_in_one_language_has_no_choice_of_languages(folder: Path) -> None:
    api = describe(ROOT / "specs/miimosa/openapi.yaml", "miimosa")
    made = build([api], look=SiteSettings(languages=("en",)))
    assert not [path for path in made if path.startswith("fr/") or "search-fr" in path]
    assert 'class="tongues"' not in made["en/miimosa/index.html"]


def test_guides_of_the_project_are_pages_in_each_language(site: dict[str, str]) -> None:
    english, french = site["en/guides/first-steps.html"], site["fr/guides/first-steps.html"]
    assert "<h1>First steps &amp; more</h1>" in english and "<h2>One</h2>" in english
    assert "<h1>Premiers pas</h1>" in french and "<p>Texte.</p>" in french
    assert site["en/guides/faq.md"].startswith("# Faq\n\nNo heading")
    assert site["fr/guides/faq.html"].count("No heading") == 1


def test_guides_of_the_project_can_be_found(site: dict[str, str]) -> None:
    first = site["en/index.html"].index("guides/first-steps.html")
    assert first < site["en/index.html"].index("guides/faq.html")
    assert '<a href="../guides/first-steps.html">Premiers pas</a>' in site["fr/miimosa/index.html"]
    assert '<a href="../../guides/faq.html">Faq</a>' in site["en/miimosa/guides/errors.html"]
    assert "Premiers pas" in site["assets/search-fr.js"] and "First steps & more" in site["assets/search-en.js"]
    assert "](fr/guides/first-steps.md)" in site["llms.txt"] and "en/guides/faq.html" in site["sitemap.xml"]


def test_a_guide_links_to_other_pages_and_runs_no_code(site: dict[str, str]) -> None:
    page = site["en/guides/faq.html"]
    assert 'href="../miimosa/guides/errors.html"' in page
    assert 'href="javascript:' not in page and "&lt;b&gt;" in page


def test_links_and_footer_are_on_every_page(site: dict[str, str]) -> None:
    link = '<a href="https://status.acme.example/" rel="noopener">Status &amp; more</a>'
    for path in (
        "en/index.html",
        "fr/miimosa/index.html",
        "en/guides/faq.html",
        "en/miimosa/operations/create-lead.html",
    ):
        assert link in site[path] and "assets/more.css" in site[path], path
        footer = site[path].partition('<footer class="foot"')[2]
        assert "© <em>Acme</em> &lt;b&gt;, " in footer and 'href="https://acme.example/terms"' in footer, path


@pytest.mark.parametrize(
    ("name", "message"), [("First Steps.md", "not the name of a guide"), ("faq.de.md", 'no language "de"')]
)
def test_a_wrong_name_of_a_guide_is_a_finding(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / name).write_text("text", encoding="utf-8")
    with pytest.raises(Refused, match=f"guide-name: .*{message}"):
        build([], look=SiteSettings(guides=tmp_path))
