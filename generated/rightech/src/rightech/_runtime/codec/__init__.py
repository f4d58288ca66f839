"""Values to text and back: parameters, bodies, JSON and models."""
