"""Read the findings that a project accepts: `[[tool.pochoir.accept]]`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, cast

from pochoir.acceptance import Acceptance
from pochoir.settings_text import SettingsText, refusal

_KEYS: Final[Mapping[str, tuple[type, str]]] = {
    "code": (str, 'a string, such as code = "component-unused"'),
    "file": (str, 'a string, such as file = "specs/library/openapi.yaml"'),
    "pointer": (str, 'a string, such as pointer = "/components/schemas/Book"'),
    "reason": (str, 'a string, such as reason = "older clients send it"'),
}
_TABLE: Final = "[[tool.pochoir.accept]]"


def read(settings: SettingsText, entry: object, number: int) -> Acceptance | None:
    """Return an accepted finding, or None for an invalid one, which is reported."""
    at = ("accept", number)
    if not isinstance(entry, dict):
        settings.report("an accepted finding must be a table", f"begin it with {_TABLE}", "accept", at)
        return None
    table = cast("Mapping[str, object]", entry)
    settings.check_keys(table, _KEYS, _TABLE, at)
    code, file, reason = (table.get(key) for key in ("code", "file", "reason"))
    for key in ("code", "file", "reason"):
        if table.get(key, "") == "":
            _, _, example = _KEYS[key][1].partition(", such as ")
            settings.report(f"an accepted finding has no {key}", f"write {example}", key, at)
    pointer = table.get("pointer", "")
    if isinstance(pointer, str) and pointer and not pointer.startswith("/"):
        settings.report(f'"{pointer}" is not a JSON pointer', "write it as findings show it: /paths/…", "pointer", at)
    if not (isinstance(code, str) and isinstance(file, str) and isinstance(reason, str)):
        return None
    path = Path() if refusal(settings.file.parent / file) else (settings.file.parent / file).resolve()
    return Acceptance(code, path, str(pointer), reason, settings.place(at))
