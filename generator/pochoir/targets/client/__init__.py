"""The client: from the API to the files of an installable distribution.

The tree of the templates is the tree of the product: a template with `{resource}` in its name is rendered once per
resource, one with `{model_module}` once per module of models; a file that is no template is copied as it is, the
runtime too.
"""

from pochoir.targets.client.contexts import Artifact, plan
from pochoir.targets.client.make import distribution

__all__ = ["Artifact", "distribution", "plan"]
