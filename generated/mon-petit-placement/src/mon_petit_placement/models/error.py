"""The type `Error`.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from .._runtime.model import Model


class Error(Model):
    """What went wrong.

    The documentation shows three members, and says that a message may also be provided.

    (MPP-19, MPP-20)
    """

    type: str | None = None
    """A URI that names the kind of error."""
    title: str | None = None
    """What went wrong, in a few words."""
    detail: str | None = None
    """What went wrong, in detail."""
    message: str | None = None
    """Explanations of what you did wrong, when there are any (MPP-20)."""
