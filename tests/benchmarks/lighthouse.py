"""How quick pages are: Lighthouse on the longest page of each kind; `python -m benchmarks.lighthouse` in `tests`.

It wants chromium and npm, and a machine that does nothing else: a busy one makes every page slow.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from browsing import npm
from browsing.lighthouse import PACKAGE, heaviest, lighthouse
from browsing.serving import serving


def table(folder: Path, modules: Path) -> Iterator[str]:
    """Write the table, a line as soon as a page was looked at."""
    yield f"{'page':12}{'speed':>7}{'access':>8}{'practice':>10}{'SEO':>5}{'TBT':>9}{'CLS':>8}"
    with serving(folder) as origin:
        for kind, path in heaviest(folder).items():
            of = lighthouse(modules, f"{origin}/{path}")
            scores = f"{of.performance:>7}{of.accessibility:>8}{of.best_practices:>10}{of.seo:>5}"
            yield f"{kind:12}{scores}{of.blocked:>6.0f} ms{of.shift:>8.3f}  {path}"


def main(folder: Path) -> None:
    """Look at a site that `pochoir generate --only site` has generated."""
    with TemporaryDirectory() as root:
        for line in table(folder, npm.installed(Path(root), PACKAGE)):
            print(line, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1] if sys.argv[1:] else Path(__file__).parents[2] / "generated" / "site"))
