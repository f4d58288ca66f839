"""The documentation site: pages in every language, made from the APIs and the trees of their descriptions.

`build` is a pure function from APIs to files; `index.write` adds Pagefind's search index to a folder; `serve` shows
the site on this machine while its descriptions change.
"""

from pochoir.targets.site.described import Described
from pochoir.targets.site.make import build, files
from pochoir.targets.site.target import described, target_files

__all__ = ["Described", "build", "described", "files", "target_files"]
