"""The site as a target."""

from collections.abc import Sequence

from pochoir import config, extras, pipeline
from pochoir.pipeline import Understood
from pochoir.targets.base import Files, Settings
from pochoir.targets.site.described import Described
from pochoir.targets.site.make import files


def target_files(understood: Sequence[Understood], settings: Settings) -> Files:
    """Yield the files of the site of these APIs."""
    return files([described(each) for each in understood], url=settings.site_url, templates=settings.templates)


def described(understood: Understood) -> Described:
    """Return what the site needs of a description, its earlier versions included."""
    path, api, resolved = understood.path, understood.api, understood.resolved
    before = (pipeline.understand(config.named(each), api.distribution) for each in extras.earlier(path))
    earlier = tuple(Described(each.api, each.resolved.tree, each.resolved.names) for each in before)
    return Described(api, resolved.tree, resolved.names, extras.notes(path), earlier)
