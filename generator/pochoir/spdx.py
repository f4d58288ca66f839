"""SPDX licence expressions, and the expression of a licence that a description names in words or by its URL."""

import re
from collections.abc import Mapping
from typing import Final

_NAMES: Final[Mapping[str, str]] = {
    "apache 2": "Apache-2.0",
    "apache 2.0": "Apache-2.0",
    "bsd 2 clause": "BSD-2-Clause",
    "bsd 3 clause": "BSD-3-Clause",
    "simplified bsd": "BSD-2-Clause",
    "new bsd": "BSD-3-Clause",
    "cc by 4.0": "CC-BY-4.0",
    "cc by sa 4.0": "CC-BY-SA-4.0",
    "cc0": "CC0-1.0",
    "cc0 1.0": "CC0-1.0",
    "cc0 1.0 universal": "CC0-1.0",
    "creative commons attribution 4.0": "CC-BY-4.0",
    "creative commons attribution 4.0 international": "CC-BY-4.0",
    "eclipse public 2.0": "EPL-2.0",
    "etalab 2.0": "etalab-2.0",
    "eupl 1.2": "EUPL-1.2",
    "european union public 1.2": "EUPL-1.2",
    "expat": "MIT",
    "mozilla public 2.0": "MPL-2.0",
    "unlicense": "Unlicense",
}
"""Licences by name: in lower case, without the words in `_NOISE` and with a space for other characters."""
_NOISE: Final = frozenset({"the", "license", "licence", "licensed", "version", "v", "under"})
_URLS: Final = (
    re.compile(r"spdx\.org/licenses/([\w.+-]+?)(?:\.html|\.json)?/?$"),
    re.compile(r"opensource\.org/licenses?/([\w.+-]+?)(?:\.html|\.php)?/?$"),
    re.compile(r"choosealicense\.com/licenses/([\w.+-]+)/?$"),
)
"""Pages whose address ends with the identifier of a licence."""
_PAGES: Final[Mapping[str, str]] = {
    "apache.org/licenses/license-2.0": "Apache-2.0",
    "creativecommons.org/licenses/by/4.0": "CC-BY-4.0",
    "creativecommons.org/licenses/by-sa/4.0": "CC-BY-SA-4.0",
    "creativecommons.org/publicdomain/zero/1.0": "CC0-1.0",
    "mit-license.org": "MIT",
    "mozilla.org/en-us/mpl/2.0": "MPL-2.0",
    "mozilla.org/mpl/2.0": "MPL-2.0",
    "unlicense.org": "Unlicense",
}
_END: Final = re.compile(r"(?:\.html|\.txt|/legalcode)?/*$")


def expression(text: str) -> str:
    """Return a licence expression in its canonical spelling, or "" if the text is not one."""
    # Settings are read by every command, and most have no license.
    from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

    try:
        return str(canonicalize_license_expression(text))
    except InvalidLicenseExpression:
        return ""


def of_license(name: str, url: str = "") -> str:
    """Return the expression of a licence with a name and a URL, or "" if they do not determine one."""
    # "Apache 2.0" is also the name of its identifier, "MIT License" is not.
    words = [word for word in re.findall(r"[a-z]+|\d+(?:\.\d+)*", name.lower().replace("cc0", "cc 0")) if word]
    plain = " ".join(word for word in words if word not in _NOISE).replace("cc 0", "cc0")
    return expression(name.strip()) or _NAMES.get(plain, "") or expression(plain) or _of_page(url)


def _of_page(url: str) -> str:
    page = re.sub(r"^https?://(?:www\.)?", "", url.strip(), flags=re.IGNORECASE)
    for pattern in _URLS:
        found = pattern.match(page)
        if found and (known := expression(found[1])):
            return known
    return _PAGES.get(_END.sub("", page.lower()), "")
