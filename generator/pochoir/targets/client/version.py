"""The version of a description as a version of a distribution."""

import re

_RELEASE = re.compile(
    r"\s*[vV]?(\d{1,9}(?:\.\d{1,9}){0,3})(?:[-._]?(alpha|beta|preview|pre|rc|a|b|c)[-._]?(\d{1,9})?)?(.*)", re.S
)
_STAGES = {"a": "a", "alpha": "a", "b": "b", "beta": "b", "c": "rc", "rc": "rc", "pre": "rc", "preview": "rc"}


def pep440(version: str) -> str:
    """The PEP 440 version nearest to this one; `0.1.0` when it has no release number.

    `v1.2.0-beta.3` becomes `1.2.0b3`, `2024-05-01` becomes `2024.5.1`; a build or a word behind the number is dropped.
    """
    dotted = re.sub(r"^(\s*\d{4})-(\d{1,2})-(\d{1,2})", r"\1.\2.\3", version)
    match = _RELEASE.match(dotted)
    if match is None:
        return "0.1.0"
    release = ".".join(str(int(part)) for part in match[1].split("."))
    stage = match[2].lower() if match[2] else ""
    ends_word = not match[4][:1].isalpha()
    return f"{release}{_STAGES[stage]}{int(match[3] or 0)}" if stage and ends_word else release
