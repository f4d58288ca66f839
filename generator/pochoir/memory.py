"""The cache of `pochoir generate`: clients, and the hashes of the files of other targets."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from pochoir import inputs, installation
from pochoir.cache import Cache, key
from pochoir.config import Target
from pochoir.disk import file_digest, folder_digest
from pochoir.inputs import Watched
from pochoir.problems import Location, Problem
from pochoir.targets.base import Api, Files, Kept, Settings
from pochoir.tree import HashedText, HashedTexts

if TYPE_CHECKING:
    from pochoir.pipeline import Generated
    from pochoir.understanding import Understood


_T = TypeVar("_T")
_FACTS: Final = ("spec", "distribution", "package", "operations", "generated", "schemas")
"""The attributes of a `Client` that are remembered as they are."""


@dataclass(slots=True, eq=False)
class Lazy(Generic[_T]):
    """A value that is made when it is first asked for; `value` is None until then."""

    make: Callable[[], _T]
    value: _T | None = None

    def __reduce__(self) -> "tuple[type[Lazy[_T]], tuple[Callable[[], _T]]]":
        """Leave out the value, which another process makes again if it needs it."""
        return Lazy, (self.make,)

    def get(self) -> _T:
        """Return the value."""
        if self.value is None:
            self.value = self.make()
        return self.value


@dataclass(frozen=True, slots=True, eq=False)
class Client:
    """A client, generated or remembered, and what commands print about it.

    Attributes:
        path: the path of the description, as given.
        spec: the path of the description, as generated files show it.
        distribution: the name of the distribution.
        package: the import name of the package.
        operations: the number of operations of the description.
        generated: the number of operations of the client.
        schemas: the number of models of the client.
        problems: the problems, with their locations.
        files: the files by path, relative to the output folder; empty if no client was requested.
        understood: the description, which is read again if the client was remembered.
        seconds: the wall time of each stage.
        inputs: the digest of the files of the description.
        settings: a digest of the settings of the API, which are part of what every target depends on.
    """

    path: Path
    spec: str
    distribution: str
    package: str
    operations: int
    generated: int
    schemas: int
    problems: tuple[Problem, ...]
    files: Mapping[str, str]
    understood: "Lazy[Understood]" = field(repr=False)
    seconds: Mapping[str, float]
    inputs: str
    settings: str


def client(made: "Generated", target: Target) -> Client:
    """Return a client that has been generated."""
    return Client(
        path=made.path,
        spec=made.spec,
        distribution=made.distribution,
        package=made.api.package,
        operations=made.operations,
        generated=made.generated,
        schemas=len(made.api.models),
        problems=made.problems,
        files=made.files,
        understood=Lazy(partial(_understood, made.path, target), made.understood),
        seconds=made.seconds,
        inputs=inputs.read(made.understood),
        settings=_settings(target),
    )


class Memory:
    """The results of earlier runs in a cache.

    Everything that shapes a result is part of its key: the files of the description, settings, templates, pochoir,
    Python and the libraries. An entry that is found is therefore what would be made again.
    """

    def __init__(self, cache: Cache, settings: Settings) -> None:
        self.cache = cache
        self._settings = settings
        self._shared = self._surroundings()

    def find(self, spec: Path, target: Target, clients: bool) -> Client | None:
        """Return the client of a description, if it was made of the same files before.

        Args:
            spec: the path of the description, as given.
            target: its settings.
            clients: whether the files of the client are requested.
        """
        start = perf_counter()
        identity = self._identity(spec, target, clients)
        text = self.cache.get(key("watched", identity))
        if text is None:
            return None
        package, files = json.loads(text)
        found = inputs.current(spec, Watched(package, tuple(files)), target.reading.overlays)
        if found is None:
            return None
        text = self.cache.get(key("client", identity, found))
        if text is None:
            return None
        facts = json.loads(text)
        digests, problems = facts.pop("digests"), tuple(map(_problem, facts.pop("problems")))
        seconds = {"remembered": perf_counter() - start}
        understood = Lazy(partial(_understood, spec, target))

        @cache
        def texts() -> Mapping[str, str]:
            kept = self.cache.get(key("texts", identity, found))
            return self._made_again(understood.get()) if kept is None else json.loads(kept)

        return Client(
            path=spec,
            **facts,
            problems=problems,
            files=HashedTexts(digests, lambda path: texts().get(path), spec),
            understood=understood,
            seconds=seconds,
            inputs=found,
            settings=_settings(target),
        )

    def keep(self, spec: Path, target: Target, made: "Generated", clients: bool) -> None:
        """Remember a client that has been generated."""
        if self._surroundings() != self._shared:
            return  # a template was changed during the run
        found = client(made, target)
        identity = self._identity(spec, target, clients)
        watched = inputs.watched(made.understood)
        facts = {name: getattr(found, name) for name in _FACTS} | {
            "problems": [asdict(each) for each in found.problems],
            "digests": {path: HashedText.of(text).digest for path, text in found.files.items()},
        }
        self.cache.put(key("watched", identity), json.dumps([watched.package, watched.files]))
        self.cache.put(key("texts", identity, found.inputs), json.dumps(dict(found.files)))
        self.cache.put(key("client", identity, found.inputs), json.dumps(facts))

    def _made_again(self, understood: "Understood") -> Mapping[str, str]:
        """Return the files of a client that was remembered, but whose texts are lost."""
        from pochoir import pipeline, understanding

        return pipeline.generated(understood, self._settings.templates, self.cache, understanding.Timer()).files

    def digests(self, target: str, clients: Sequence[Client]) -> Mapping[str, str] | None:
        """Return the hashes of the files of a target that was made of the same descriptions before, by path."""
        text = self.cache.get(self._target(target, clients))
        found: dict[str, str] | None = json.loads(text) if text is not None else None
        return found

    def keeping(self, target: str, clients: Sequence[Client], files: Files) -> Files:
        """Yield the files of a target; remember their hashes when all of them have been made."""
        before = self._target(target, clients)
        digests: dict[str, str] = {}
        for path, text in files:
            hashed = HashedText.of(text)
            digests[path] = hashed.digest
            yield path, hashed
        if self._target(target, clients) == before and self._is_current(*clients):
            self.cache.put(before, json.dumps(digests))

    def api(self, target: str, client: Client) -> Api:
        """Return an API for a target, which may keep something for later runs."""
        before = self._part(target, client)
        texts = key("texts", before)

        def recall() -> Kept | None:
            index = self.cache.get(before)
            return None if index is None else Kept(index, lambda: self.cache.get(texts))

        def keep(kept: Kept) -> None:
            if self._part(target, client) == before and self._is_current(client):
                found = kept.texts()
                if found is not None:
                    self.cache.put(texts, found)
                self.cache.put(before, kept.index)

        return Api(client.understood.get, recall, keep, client.path)

    def _is_current(self, *clients: Client) -> bool:
        """Return whether no file was changed between its digest and its reading."""
        known = ((each, each.understood.value) for each in clients)
        same = all(value is None or inputs.read(value) == each.inputs for each, value in known)
        return same and self._surroundings() == self._shared

    def _surroundings(self) -> str:
        """Return the digest of what all results depend on: pochoir, its settings and the templates of the project."""
        folder = self._settings.templates
        look = self._settings.look
        own = replace(look, logo=None, guides=None)
        others = repr(replace(self._settings, templates=None, look=own))
        digests = [folder_digest(each) if each else "" for each in (folder, look.guides)]
        return key(installation.fingerprint(), others, *digests, file_digest(look.logo) if look.logo else "")

    def _identity(self, spec: Path, target: Target, clients: bool) -> str:
        # The shown path of a description ends with these; where the project is makes no difference.
        ends = "/".join(spec.resolve().parts[-3:])
        return key(self._shared, str(spec), ends, _settings(target), str(clients))

    def _target(self, target: str, clients: Sequence[Client]) -> str:
        return key("target", *(self._part(target, each) for each in clients))

    def _part(self, target: str, client: Client) -> str:
        documented = inputs.documented(client.path)
        return key(
            "part",
            target,
            self._shared,
            client.distribution,
            client.spec,
            client.inputs,
            client.settings,
            documented,
        )


def _settings(target: Target) -> str:
    # The paths of overlays are part of what is read; where the project is makes no difference.
    reading = replace(target.reading, overlays=tuple(Path(each.name) for each in target.reading.overlays))
    return key(repr(replace(target, spec=Path(target.spec.name), reading=reading)))


def _problem(remembered: dict[str, Any]) -> Problem:
    place = remembered.pop("location")
    return Problem(**remembered, location=Location(**place) if place else None)


def _understood(spec: Path, target: Target) -> "Understood":
    from pochoir.understanding import understand

    return understand(spec, target.distribution, target.settings, content=target.content(), reading=target.reading)
