"""Apply OpenAPI Overlays 1.0 and 1.1 to a description, in memory: the files stay as they are.

Every value keeps the position of the place that made it, in the description or in an overlay. The texts of the overlays
follow that of the description, so that one index is a place in one of the files.
"""

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pochoir.disk import MAX_BYTES, UnreadableError, read_bytes, relative, text_digest
from pochoir.document.overlay.actions import Action, Overlay, read_overlay
from pochoir.document.overlay.editing import Edited, Keys, Mismatch, NotMatchingError
from pochoir.document.overlay.query import InvalidQueryError, missing, select
from pochoir.document.positions import Position, shifted
from pochoir.document.source import Source, read_source
from pochoir.document.text import Text, decode
from pochoir.ir import Json
from pochoir.pointers import join
from pochoir.problems import Location, Problem, Refused, Severity

__all__ = ["Overlay", "apply", "read_overlay"]


def apply(path: Path, source: Source, overlays: Sequence[Path]) -> tuple[Source, list[Problem], dict[str, str]]:
    """Apply overlays to a description, one after the other.

    Args:
        path: the path of the description.
        source: the description.
        overlays: the paths of the overlays.

    Returns:
        The description with the actions applied, the problems, and the SHA-256 of each overlay by its name.

    Raises:
        Refused: an overlay is missing, or is neither YAML nor JSON.
    """
    problems: list[Problem] = []
    digests: dict[str, str] = {}
    for each in overlays:
        data = _content(each)
        digests[relative(each, path.parent)] = text_digest(data)
        own, found = read_source(decode(str(each), data), each.name)
        problems += found
        overlay, found = read_overlay(own)
        problems += [*found, *_extends(path, each, overlay)]
        source, found = _apply(source, overlay)
        problems += found
    return source, problems, digests


def _content(path: Path) -> bytes:
    try:
        return read_bytes(path, MAX_BYTES)
    except UnreadableError as error:
        location = Location(str(path), 1, 1)
        raise Refused((Problem("error", error.code, "", str(error), location=location),)) from None


def _extends(spec: Path, path: Path, overlay: Overlay) -> list[Problem]:
    """Report an `extends` that names another file. A URL on the network may be where the description is from."""
    link = urlsplit(overlay.extends)
    if not overlay.extends or link.scheme not in ("", "file") or link.netloc not in ("", "localhost"):
        return []
    target = path.resolve().parent / unquote(link.path)
    if target.resolve() == spec.resolve():
        return []
    message = f'this overlay extends "{overlay.extends}", but is applied to {spec.name}'
    hint = f'write extends: "{relative(spec, path.parent)}"'
    return [overlay.problem("warning", "overlay-extends", ("extends",), message, hint)]


def _apply(source: Source, overlay: Overlay) -> tuple[Source, list[Problem]]:
    """Apply the actions of one overlay."""
    text = source.text.followed_by(overlay.source.text)
    start, _ = text.appended[-1]
    edited = Edited(source.tree, source.root_position())
    problems: list[Problem] = []
    for action in overlay.actions:
        try:
            problems += _Applied(text, overlay, action, edited, start).problems()
        except InvalidQueryError as error:
            hint = "write a JSONPath of RFC 9535, such as $.paths['/books'].get"
            problems.append(overlay.problem("error", "overlay-target", (*action.keys, error.key), str(error), hint))
    return Source(text, source.relative, edited.value, edited.position), problems


class _Applied:
    """One action on a description, and what is wrong with it."""

    def __init__(self, text: Text, overlay: Overlay, action: Action, edited: Edited, start: int) -> None:
        self._text, self._overlay, self._action, self._edited, self._start = text, overlay, action, edited, start

    def problems(self) -> list[Problem]:
        """Apply the action and return the problems."""
        found = select(self._action.target, self._edited.value, "target")
        if not found:
            message = f"{self._action.target} matches nothing in {Path(self._text.file).name}"
            hint = missing(self._action.target, self._edited.value)
            return [self._problem("warning", "overlay-no-match", "target", message, hint)]
        if self._action.removes:
            return self._remove(found)
        if self._action.copy:
            return self._copy(found)
        if not self._action.has_update:
            return []
        place = shifted(self._overlay.position((*self._action.keys, "update")), self._start)
        return self._merge(found, self._action.update, place, "update")

    def _remove(self, found: list[Keys]) -> list[Problem]:
        if any(not keys for keys in found):
            return [self._problem("error", "overlay-mismatch", "target", "the whole description cannot be removed")]
        problems = self._old("removed", found)
        # From the last to the first, so that the indices of the others stay what they are.
        for keys in sorted(found, key=_order, reverse=True):
            self._edited.remove(keys)
        return problems

    def _copy(self, found: list[Keys]) -> list[Problem]:
        copied = select(self._action.copy, self._edited.value, "copy")
        if len(copied) != 1:
            number = "nothing" if not copied else f"{len(copied)} places"
            message = f"{self._action.copy} matches {number}; a copy has one origin"
            hint = missing(self._action.copy, self._edited.value)
            return [self._problem("error", "overlay-mismatch", "copy", message, hint)]
        value, position = self._edited.taken(copied[0])
        return self._merge(found, value, position, "copy")

    def _merge(self, found: list[Keys], value: Json, position: Position, key: str) -> list[Problem]:
        problems = self._old("updated", found)
        for keys in found:
            try:
                misfits = self._edited.merge(keys, value, position)
            except NotMatchingError:
                continue  # An earlier match of the same action has replaced it.
            problems += (self._misfit(each, key) for each in misfits)
        return problems

    def _misfit(self, misfit: Mismatch, key: str) -> Problem:
        place = self._text.location(misfit.place)
        where = join("", *misfit.keys) or "the description"
        at = f"{place.file}:{place.line}:{place.column}"
        message = f"{where} is {misfit.found} ({at}), and {misfit.given} cannot be merged into it"
        hint = "remove it in an earlier action, or give a value of the same kind"
        return self._problem("error", "overlay-mismatch", key, message, hint)

    def _old(self, what: str, found: list[Keys]) -> list[Problem]:
        """Report that an overlay of version 1.0 selects values that are neither objects nor lists."""
        plain = [keys for keys in found if not isinstance(self._edited.get(keys), (dict, list))]
        if not plain or self._overlay.minor > 0:
            return []
        message = f"{join('', *plain[0])} is {what}, but Overlay 1.0 selects objects and lists only"
        return [self._problem("warning", "overlay-version", "target", message, 'write overlay: "1.1.0"')]

    def _problem(self, severity: Severity, code: str, key: str, message: str, hint: str = "") -> Problem:
        return self._overlay.problem(severity, code, (*self._action.keys, key), message, hint)


def _order(keys: Keys) -> tuple[tuple[bool, int | str], ...]:
    return tuple((isinstance(key, str), key) for key in keys)
