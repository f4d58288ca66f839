"""Find files that pochoir would overwrite although somebody edited or wrote them."""

from collections.abc import Collection
from pathlib import Path

from pochoir.problems import Location, Problem, conflict
from pochoir.tree.manifests import digest


def edit(place: Path, current: bytes, content: bytes, listed: Collection[str]) -> Problem | None:
    """Return an error if a file would be overwritten that is not as pochoir wrote it, at its first line that differs.

    Args:
        place: the file.
        current: its content.
        content: what would be written.
        listed: its hashes in the manifest. Several mean that Git merged the manifest, and perhaps the file; so do the
            markers of a conflict in a file that is listed.
    """
    # Git may check files out with the line ends of the system.
    plain = current.replace(b"\r\n", b"\n")
    is_merged = len(listed) > 1 or (listed and conflict(plain.decode("utf-8", "replace")) is not None)
    if is_merged or {digest(current), digest(plain)} & {*listed} or plain == content:
        return None
    message, hint = "a generated file would replace this file, which pochoir did not write", "move the file"
    if listed:
        message = "this generated file was edited, and generating it again would lose the change"
        hint = "make the change in the description, a template or additions/"
    return Problem(
        "error",
        "output-edited",
        "",
        message,
        f"{hint}, or run: pochoir generate --overwrite",
        location=_first_difference(place, plain, content),
    )


def _first_difference(place: Path, current: bytes, content: bytes) -> Location:
    """Return the place of the first character that differs from what would be written."""
    old, new = (each.decode("utf-8", "replace").split("\n") for each in (current, content))
    pairs = enumerate(zip(old, new, strict=False))
    line = next((at for at, (before, after) in pairs if before != after), min(len(old), len(new) + 1) - 1)
    source, other = old[line], new[line] if line < len(new) else ""
    column = next((at for at, (one, two) in enumerate(zip(source, other, strict=False)) if one != two), None)
    column = min(len(source), len(other)) if column is None else column
    return Location(_shown(place), line + 1, column + 1, source)


def _shown(place: Path) -> str:
    try:
        return place.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return place.as_posix()
