"""The client target: generate an installable distribution from an API.

The files have the paths of their templates. A template with `{resource}` in its name is rendered for each resource, and
one with `{model_module}` for each module of models. Other files, such as the runtime, are copied.
"""

from pochoir.targets.client.contexts import Artifact, plan
from pochoir.targets.client.make import Made, Part, distribution

__all__ = ["Artifact", "Made", "Part", "distribution", "plan"]
