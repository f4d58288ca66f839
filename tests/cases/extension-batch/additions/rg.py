"""What a description's key is normalised with."""


def normalize(text: str) -> str:
    """Nothing matters but the letters."""
    return text.lower()
