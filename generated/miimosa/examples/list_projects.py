"""List the most recent published projects of a few categories, and read one project in full.

Run with the key in the environment: MIIMOSA_API_KEY=… python list_projects.py
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from miimosa import Miimosa, errors

if TYPE_CHECKING:
    from miimosa.models import CategoryInput

CATEGORIES: tuple[CategoryInput, ...] = ("apiculture", "lait", "viticulture")


def main(miimosa: Miimosa, project_id: int = 1234) -> None:
    """Print the first ten projects of each category; a page is fetched when the loop comes to it, not before."""
    for category in CATEGORIES:
        print(f"# {category}")
        # MiiMOSA documents no shape for a project: each one is plain JSON, exactly as the server sent it.
        for project in islice(miimosa.projects.list(category=category, order="recent"), 10):
            print(project)
    try:
        print(miimosa.projects.get(project_id))
    except errors.NotFound as error:
        print(f"Project {project_id} is not published:", error.status, error.body)


if __name__ == "__main__":
    with Miimosa() as client:
        main(client)
