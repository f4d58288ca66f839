"""The documentation site: static pages in several languages, built from APIs and their descriptions.

`build` is a pure function from APIs to files. `pagefind.write` adds the full-text search index to a folder, and `serve`
previews the site on this machine while its descriptions change.
"""

from pochoir.targets.site.builder import build, describe, iter_files, target_files
from pochoir.targets.site.description import ApiDescription

__all__ = ["ApiDescription", "build", "describe", "iter_files", "target_files"]
