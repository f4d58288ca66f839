"""Read the settings about the documentation of one API."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, cast

from pochoir.settings_text import Entry, SettingsText

KEYS: Final[Mapping[str, tuple[type, str]]] = {
    "site-try-it": (bool, "true or false, such as site-try-it = true"),
    "site-versions": (
        object,
        'a number or an array of strings, such as site-versions = 2 or site-versions = ["1.1.0"]',
    ),
}
"""The settings, with their types and an example."""
_MOST: Final = 20
"""The largest number of versions of an API on the site, which has all pages of each."""
_VERSION: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]*")


@dataclass(frozen=True, slots=True)
class PageSettings:
    """What the documentation of an API has besides its newest version.

    Attributes:
        tries: whether readers can send requests from the pages of operations.
        versions: the number of versions, the newest one included; 0 if `named` names the others.
        named: the earlier versions that have pages.
    """

    tries: bool = False
    versions: int = 1
    named: tuple[str, ...] = ()


NONE: Final = PageSettings()
"""No setting is given."""


def read(settings: SettingsText, table: Mapping[str, object], at: Entry) -> PageSettings:
    """Return the settings of an API, and report what is wrong with them."""
    given = table.get("site-versions", 1)
    tries = table.get("site-try-it") is True
    if isinstance(given, list):
        listed = [each for each in cast("list[object]", given) if isinstance(each, str) and _VERSION.fullmatch(each)]
        if len(listed) == len(cast("list[object]", given)) <= _MOST:
            return PageSettings(tries, 0, tuple(dict.fromkeys(listed)))
    elif isinstance(given, int) and not isinstance(given, bool) and 1 <= given <= _MOST:
        return PageSettings(tries, given)
    message = f'"site-versions" must be a number from 1 to {_MOST}, or the earlier versions that have pages'
    settings.report(message, 'write site-versions = 2, or site-versions = ["1.1.0"]', "site-versions", at)
    return PageSettings(tries)
