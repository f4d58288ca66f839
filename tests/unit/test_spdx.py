"""The SPDX expression of a license that a description names in words or by its URL."""

import pytest

from pochoir import spdx


@pytest.mark.parametrize(
    ("name", "url", "expected"),
    [
        ("MIT", "", "MIT"),
        ("mit", "", "MIT"),
        ("The MIT License", "", "MIT"),
        ("MIT OR Apache-2.0", "", "MIT OR Apache-2.0"),
        ("Apache 2.0", "", "Apache-2.0"),
        ("Apache License, Version 2.0", "", "Apache-2.0"),
        ("BSD 3-Clause License", "", "BSD-3-Clause"),
        ("Mozilla Public License 2.0", "", "MPL-2.0"),
        ("CC BY 4.0", "", "CC-BY-4.0"),
        ("CC0", "", "CC0-1.0"),
        ("Licence Ouverte / Etalab 2.0", "https://spdx.org/licenses/etalab-2.0.html", "etalab-2.0"),
        ("Ours", "https://www.apache.org/licenses/LICENSE-2.0.html", "Apache-2.0"),
        ("Ours", "https://opensource.org/license/mit/", "MIT"),
        ("Ours", "https://creativecommons.org/licenses/by/4.0/legalcode", "CC-BY-4.0"),
        ("Proprietary", "https://example.com/terms", ""),
        ("", "", ""),
        ("MIT\nClassifier: x", "", ""),
    ],
)
def test_a_license_is_found_by_its_name_or_its_url(name: str, url: str, expected: str) -> None:
    assert spdx.of_license(name, url) == expected


@pytest.mark.parametrize("name", ["GPL", "GNU General Public License", "BSD", "Apache"])
def test_a_name_of_several_licenses_is_none_of_them(name: str) -> None:
    assert spdx.of_license(name) == ""
