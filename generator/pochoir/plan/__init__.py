"""From the API to the files to stamp.

The tree of the templates is the tree of the product: a template with `{resource}` in its name is stamped once per
resource, one with `{model_module}` once per module of models; what is no template is copied as it is, the runtime too.
"""

from pochoir.plan.contexts import plan
from pochoir.plan.parts import Artifact

__all__ = ["Artifact", "plan"]
