"""What the engine must know of the Te\"\"\"xt\\ {{ 7*7 }} # <b> API.

Stamped by pochoir from spec.yaml; change the description, not this file.
"""

from . import errors
from ._runtime.api import Api

API = Api(
    name="pinned",
    package="pinned",
    version="1.0",
    servers={},
    schemes={},
    errors=lambda: errors.BY_STATUS,
)
