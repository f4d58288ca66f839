"""The cost of a documentation site, compared with that of its text alone."""

from pathlib import Path

from markdown_it import MarkdownIt

from benchmarks.measure import Row, measure, ratio
from pochoir import pipeline
from pochoir.targets import site

__all__ = ["documenting"]


def documenting(spec: Path, turns: int) -> Row:
    """Compare every page of a site, HTML and Markdown, with what turning its Markdown into HTML costs."""
    stages = pipeline.understand(spec)
    described = site.ApiDescription(stages.api, stages.resolved.tree, stages.resolved.names)
    texts = [text for path, text in site.iter_files([described]) if path.endswith(".md")]

    def converted() -> None:
        parser = MarkdownIt("commonmark").enable("table")
        for text in texts:
            parser.render(text)

    found = measure({"ours": lambda: list(site.iter_files([described])), "theirs": converted}, turns)
    what = "a site, HTML and Markdown in two languages"
    return ratio(what, found["ours"], found["theirs"], "turning its Markdown into HTML once")
