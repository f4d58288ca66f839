"""Adopt a description of somebody else: overlays from edited copies, and from what pochoir infers."""
