"""Hand-written modules of this package."""
