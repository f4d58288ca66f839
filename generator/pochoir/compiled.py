"""Keep compiled templates, so that the same text is not compiled twice: in memory, and in the cache of a project.

What is compiled is code. It is signed, so that a cache that came with a project of somebody else is not run.
"""

from types import CodeType
from typing import Final

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from pochoir import installation, secret
from pochoir.cache import Cache, key

_MEMORY: Final[dict[tuple[str, str], tuple[str, CodeType]]] = {}
"""The last version of each template: the digest of its text, and its code."""


class Compiled(BytecodeCache):
    """The compiled templates of one kind of environment.

    Args:
        kind: the name of the kind. Its extensions and its finalizer are part of what is compiled.
        cache: keeps them for later runs.
    """

    def __init__(self, kind: str, cache: Cache | None = None) -> None:
        self._kind = kind
        self._cache = cache

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a bucket the code of its template, if it is known."""
        checksum, known = _MEMORY.get((self._kind, bucket.key), ("", None))
        if checksum == bucket.checksum:
            bucket.code = known
            return
        text = self._cache.get(self._key(bucket)) if self._cache else None
        code = secret.verified(text.encode("latin-1")) if text is not None else None
        if code is not None:
            bucket.bytecode_from_string(code)
            self._remember(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template that has been compiled."""
        self._remember(bucket)
        content = secret.signed(bucket.bytecode_to_string()) if self._cache else None
        if self._cache and content is not None:
            self._cache.put(self._key(bucket), content.decode("latin-1"))

    def _remember(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            _MEMORY[self._kind, bucket.key] = (bucket.checksum, bucket.code)

    def _key(self, bucket: Bucket) -> str:
        return key("template", installation.fingerprint(), self._kind, bucket.key, bucket.checksum)
