"""Compare the public names of the package, and the helpers of the client for authentication."""

from collections.abc import Iterable, Iterator
from typing import Final

from pochoir.evolution.change import BREAKING, COMPATIBLE, NEUTRAL, Change
from pochoir.evolution.surface import Surface
from pochoir.evolution.words import code

_API: Final = ("api",)


def compare_names(old: Surface, new: Surface) -> Iterator[Change]:
    """Yield the changes of public names, other than those of models, errors, and operations."""
    # A client class that was renamed is another change.
    renamed = {old.client: new.client, f"Async{old.client}": f"Async{new.client}"}
    missing = {renamed.get(name, name) for name in old.without}
    gone = ({*old.names} - {*new.names}) | ({*new.without} - missing)
    added = ({*new.names} - {*old.names}) | (missing - {*new.without})
    if gone:
        reason = f"these names were removed from the package: {_listed(gone)}"
        yield Change("names-removed", "client", reason, NEUTRAL, BREAKING, "stop using them", _API, _API)
    if added:
        reason = f"these names were added to the package: {_listed(added)}"
        yield Change("names-added", "client", reason, NEUTRAL, COMPATIBLE, "", _API, _API)
    for name in sorted({*old.helpers} - {*new.helpers}):
        reason, cure = f"{code(name)} was removed", f"stop using {code(name)}"
        yield Change("helper-removed", "client", reason, NEUTRAL, BREAKING, cure, _API, _API)
    for name in sorted({*new.helpers} - {*old.helpers}):
        yield Change("helper-added", "client", f"{code(name)} was added", NEUTRAL, COMPATIBLE, "", _API, _API)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(map(code, sorted(names)))
