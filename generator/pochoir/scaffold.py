"""Start a description: what `pochoir new` writes."""

import tomllib

from pochoir import naming

PROJECT = "pyproject.toml"


def first(name: str, starter: str, project: str) -> dict[str, str]:
    """The files that begin a description, by path below the project, the description first.

    Args:
        name: what the API is called; its slug names the folder and the distribution.
        starter: the description to begin with.
        project: the text of `pyproject.toml`; the description is listed there if it has a `[tool.pochoir]`.
    """
    spec = f"specs/{naming.slug(name)}/openapi.yaml"
    files = {spec: starter.replace("A first API", naming.title(name))}
    if "pochoir" in tomllib.loads(project).get("tool", {}):
        # A table of an array may stand anywhere after its parent: appending it disturbs nothing that a person wrote.
        files[PROJECT] = f'{project.rstrip()}\n\n[[tool.pochoir.api]]\nspec = "{spec}"\n'
    return files
