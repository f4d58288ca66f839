"""Which regular expressions pydantic can use."""

from functools import cache

from pydantic_core import SchemaError, SchemaValidator, core_schema


@cache
def compiles(pattern: str) -> bool:
    """Whether pydantic's own engine (Rust's `regex`: no look-around, no back-references) takes the pattern.

    Asked of the engine itself: a pattern it does not know would keep a whole module from being imported.
    """
    try:
        pattern.encode()  # a lone surrogate is let through here and breaks where the pattern is used
        SchemaValidator(core_schema.str_schema(pattern=pattern))
    except (SchemaError, UnicodeError):
        return False
    return True
