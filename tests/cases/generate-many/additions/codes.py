"""How the server reads a code."""


def upper(text: str) -> str:
    """Capitals."""
    return text.upper()
