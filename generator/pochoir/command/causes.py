"""Say why generated files changed: the description, the settings, pochoir itself, or somebody who changed them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from pochoir import config, tree
from pochoir.command.making import Done
from pochoir.command.selection import Work
from pochoir.disk import digest
from pochoir.memory import Client
from pochoir.problems import Refused
from pochoir.tree import Recorded

Texts: TypeAlias = Mapping[str, str]
"""Texts by path below the folder of a distribution."""
Causes: TypeAlias = Mapping[str, Mapping[str, Sequence[str]]]
"""The paths of changed files by the cause of their change, by distribution."""
_SOURCES: Final = {"description": "the description", "released": "released.json"}
_MERGED: Final = "two branches were merged"
_BY_HAND: Final = "of a change by hand"


def recorded(work: Work, done: Done) -> Mapping[str, Recorded]:
    """Return the contents of the manifests by distribution. Call it before they are written."""
    return {each.distribution: tree.recorded(work.output / each.distribution) for each in done.generated}


def causes(work: Work, done: Done, before: Mapping[str, Recorded], changes: Iterable[tree.Difference]) -> Causes:
    """Return why files changed: the paths by cause, by distribution.

    Args:
        work: the descriptions.
        done: what was generated of them.
        before: the contents of the manifests before the run.
        changes: the files that were written.
    """
    paths = [each.path.partition("/") for each in changes]
    found: dict[str, dict[str, list[str]]] = {}
    for client in done.generated:
        changed = [path for folder, _, path in paths if folder == client.distribution and path != tree.MANIFEST]
        # Of the first run there is nothing to explain.
        if changed and before[client.distribution].hashes:
            cause = _causes(work, client, before[client.distribution])
            for path in changed:
                found.setdefault(client.distribution, {}).setdefault(cause(path), []).append(path)
    return found


def explain(work: Work, found: Causes) -> Iterator[str]:
    """Yield a line for each distribution with changed files: how many changed, and why."""
    for distribution, paths in found.items():
        yield f"{config.shown(work.output)}/{distribution}: {_sentence(paths)}."


def _sentence(paths: Mapping[str, Sequence[str]]) -> str:
    (first, number), *others = sorted(((cause, len(each)) for cause, each in paths.items()), key=lambda each: -each[1])
    text = f"{number:,} {'file' if number == 1 else 'files'} changed because {first}"
    return ", ".join([text, *(f"{number:,} because {cause}" for cause, number in others)])


def _causes(work: Work, client: Client, before: Recorded) -> Callable[[str], str]:
    """Return a function that returns the cause of the change of a file."""
    now = _inner(client, client.files)
    origins = Recorded.of(now.get(tree.MANIFEST, "").encode()).origins
    sources = " and ".join(name for key, name in _SOURCES.items() if _differs(key, before, origins))
    described = f"{sources} changed"
    others = _others(before, origins, "the settings") or ("" if sources else "pochoir changed")
    every = _others(before, origins, f"{sources} and the settings", described) if sources else others
    merged = any(len(values) > 1 for values in before.origins.values())
    halfway: Texts = _halfway(work, client, before) if sources and others and not merged else {}

    def matches(path: str, texts: Texts) -> bool:
        """Return whether texts have a file as it was before."""
        hashes = before.hashes.get(path, frozenset())
        return digest(texts[path].encode()) in hashes if path in texts else not hashes

    def cause(path: str) -> str:
        if matches(path, now):
            return _BY_HAND
        if merged:
            return _MERGED
        if halfway and halfway.get(path) == now.get(path):
            return others
        if halfway and matches(path, halfway):
            return described
        return every

    return cause


def _differs(key: str, before: Recorded, origins: Mapping[str, frozenset[str]]) -> bool:
    """Return whether a source differs. Manifests of earlier versions of pochoir do not have `released`."""
    old, new = before.origins.get(key), origins.get(key)
    known = old is not None or before.origins.get("generator") == origins.get("generator")
    return old != new and (known or key != "released")


def _others(before: Recorded, origins: Mapping[str, frozenset[str]], settings: str, rest: str = "") -> str:
    """Return a clause about the settings and pochoir.

    Args:
        before: the content of the manifest before the run.
        origins: its content now.
        settings: the subject of the clause if the settings changed.
        rest: a clause to begin with if they did not.
    """
    parts = [f"{settings} changed" if before.origins.get("settings") != origins.get("settings") else rest]
    old, new = (" ".join(sorted(each.get("generator", ()))) for each in (before.origins, origins))
    if old != new:
        parts.append(f"pochoir changed from {old.removeprefix('pochoir ')} to {new.removeprefix('pochoir ')}")
    return " and ".join(filter(None, parts))


def _halfway(work: Work, client: Client, before: Recorded) -> Texts:
    """Return what the description before the change gives now; nothing if the last commit does not have that.

    Half of the way from the old files to the new ones was caused by the rest, the other half by the description.
    """
    from pochoir import pipeline
    from pochoir.release import git

    target = next(each for each in work.targets if config.named(each.spec) == client.path)
    try:
        with git.target_at(target, "HEAD") as (spec, reading):
            settings = target.settings
            made = pipeline.generate(spec, target.distribution, work.templates, settings=settings, reading=reading)
    except (git.GitError, Refused):
        return {}
    files = _inner(client, made.files)
    same = Recorded.of(files[tree.MANIFEST].encode()).origins["description"] == before.origins.get("description")
    return files if same else {}


def _inner(client: Client, files: Texts) -> Texts:
    return {path.removeprefix(f"{client.distribution}/"): text for path, text in files.items()}
