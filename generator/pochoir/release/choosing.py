"""Choose the two editions that `pochoir diff` compares."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pochoir import config, evolution, naming, released
from pochoir.config import Project, Target
from pochoir.problems import did_you_mean
from pochoir.release import editions, git, wheels
from pochoir.release.editions import Edition
from pochoir.release.show import Comparison


class Usage(Exception):
    """The command was used wrongly. The message says what to do."""


def unknown(name: str, names: list[str]) -> tuple[str, str]:
    """Return the message about a name that is no distribution of a project, and a hint; `names` are those it has."""
    hint = did_you_mean(name, names) or f"the distributions are: {', '.join(names)}"
    return f'"{name}" is not a distribution of this project', hint


def comparisons(old: str, new: str, project: Project | None, overlays: Sequence[Path] = ()) -> tuple[Comparison, ...]:
    """Return what changed between two editions.

    Args:
        old: a description, a folder, a release or a revision; "" for the last release of each API of the project.
        new: a description, a folder, a release or a revision; "" for the descriptions of the project.
        project: the settings of the project, if there is one.
        overlays: more overlays to apply to the descriptions.

    Raises:
        Usage: the arguments do not fit.
        Refused: an edition has errors.
    """
    if _is_file(old) and (_is_file(new) or not new):
        target = _target(Path(old), Path(new) if new else None, project).with_overlays(overlays)
        return (_compared(target, _edition(old, target), _edition(new, target)),)
    project = project or next((config.nearest(Path(each)) for each in (new, old) if _is_folder(each)), None)
    if project is None or not project.targets:
        raise Usage(
            "there is no project here with descriptions in [tool.pochoir]; name two files: pochoir diff OLD NEW"
        )
    targets = _named(project.targets, [name for name in (old, new) if wheels.is_wheel(name)])
    if not old:
        new_ones = unreleased(project)
        targets = tuple(each for each in targets if each not in new_ones) or targets
    if overlays and len(targets) != 1:
        raise Usage("--overlay applies to one description: name it")
    given = (target.with_overlays(overlays) for target in targets)
    return tuple(_compared(target, *_editions(target, project.root, old, new)) for target in given)


def unreleased(project: Project) -> tuple[Target, ...]:
    """Return the APIs of a project that were never released, which have nothing to be compared with."""
    return tuple(each for each in project.targets if not released.file(each.spec).is_file())


def _named(targets: tuple[Target, ...], files: list[str]) -> tuple[Target, ...]:
    """Return the targets that wheels are about; all of them without wheels."""
    names = {wheels.read(Path(file)).name for file in files}
    found = tuple(target for target in targets if not names or names == {naming.normalized(target.distribution)})
    if not found:
        raise Usage(f"{' and '.join(sorted(names))} is not one distribution of this project")
    return found


def _editions(target: Target, root: Path, old: str, new: str) -> tuple[Edition, Edition]:
    """Return the editions of an API of the project in the folder `root`."""
    if not old:
        file = released.file(target.spec)
        if not file.is_file():
            shown = config.shown(target.spec)
            name = target.distribution or "NAME"
            raise Usage(f"{shown} was never released; run: pochoir release {name}, or name what to compare with")
        return editions.of_release(file), editions.of_description(target)
    try:
        return _edition(_in_folder(old, target, root), target), _edition(_in_folder(new, target, root), target)
    except git.GitError as error:
        raise Usage(str(error)) from None


def _compared(target: Target, old: Edition, new: Edition) -> Comparison:
    return Comparison(target.distribution, old, new, evolution.compare(old.surface, new.surface))


def _is_file(name: str) -> bool:
    return bool(name) and Path(name).is_file()


def _is_folder(name: str) -> bool:
    return bool(name) and Path(name).is_dir()


def _in_folder(name: str, target: Target, root: Path) -> str:
    """Return the path of a description in a folder: another copy of the project, or the folder of the description.

    Anything but a folder is returned as it is.
    """
    if not _is_folder(name):
        return name
    spec = target.spec.resolve()
    inner = spec.relative_to(root.resolve()) if spec.is_relative_to(root.resolve()) else Path(spec.name)
    found = next((path for path in (Path(name) / inner, Path(name) / spec.name) if path.is_file()), None)
    if found is None:
        raise Usage(f"{name} has neither {inner.as_posix()} nor {spec.name}")
    return str(found)


def _edition(name: str, target: Target) -> Edition:
    """Return the edition in a file or a revision; for "", the description of the API as it is now."""
    if not name:
        return editions.of_description(target)
    if not _is_file(name):
        return editions.of_revision(target, name)
    path = Path(name)
    if wheels.is_wheel(name):
        return editions.of_wheel(path)
    return (
        editions.of_release(path) if editions.is_released(path) else editions.of_description(replace(target, spec=path))
    )


def _target(old: Path, new: Path | None, project: Project | None) -> Target:
    """Return the API that two files are about, with the name of its distribution."""
    paths = [path for path in (new, old) if path is not None]
    names = {wheels.read(path).name for path in paths if wheels.is_wheel(str(path))}
    if len(names) > 1:
        raise Usage(f"these are wheels of {' and '.join(sorted(names))}; name two of one distribution")
    if names and new is None:
        return _named(project.targets if project else (), [str(old)])[0]
    if names:
        [name] = names
        spec = next((path for path in paths if not wheels.is_wheel(str(path))), old)
        return replace((project.target(spec) if project else None) or Target(spec), distribution=name)
    for path in (new, old):
        listed = project.target(path) if project and path else None
        if listed:
            return listed
    if new is None:
        found = [each for each in (project.targets if project else ()) if each.spec.parent == old.resolve().parent]
        if len(found) != 1:
            raise Usage(f"name what to compare {config.shown(old)} with: pochoir diff OLD NEW")
        return found[0]
    spec = old if editions.is_released(new) else new
    # Both are read as one API, whatever their titles.
    return Target(spec, naming.slug(spec.stem))
