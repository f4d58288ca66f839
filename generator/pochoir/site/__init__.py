"""The documentation site: pages in every language, made from the APIs and the trees of their descriptions.

`build` is a pure function from APIs to files; `index.write` adds Pagefind's search index to a folder; `serve` shows
the site on this machine while its descriptions change.
"""

from pochoir.site.described import Described
from pochoir.site.make import build, files

__all__ = ["Described", "build", "files"]
