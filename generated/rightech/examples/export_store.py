"""Export every entity of a store to a file of JSON lines, whatever its size, and check that none is missing.

Run with a token, or with RIGHTECH_LOGIN and RIGHTECH_PASSWORD, in the environment:

    RIGHTECH_TOKEN=… python export_store.py objects objects.jsonl
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from rightech import Rightech


def main(rightech: Rightech, store: str, target: Path) -> int:
    """Write the entities that were created up to now; give their number."""
    now = datetime.now(UTC)  # what is created meanwhile does not shift the pages
    seen: set[str] = set()
    with target.open("w", encoding="utf-8") as file:
        for page in rightech.stores.list(store, to=now).pages():
            for entity in page.items:
                if entity.id not in seen:  # the order of a list is not documented: pages may overlap
                    seen.add(entity.id)
                    file.write(json.dumps(entity.model_dump(mode="json", by_alias=True), ensure_ascii=False) + "\n")
            print(f"{len(seen)} so far; go on from here with resume({page.cursor!r})", file=sys.stderr)
    meta = rightech.stores.meta(store, to=now)
    print(f"{len(seen)} entities of {store} in {target}; the platform says: {meta}")
    return len(seen)


if __name__ == "__main__":
    with Rightech() as client:
        main(client, sys.argv[1], Path(sys.argv[2]))
