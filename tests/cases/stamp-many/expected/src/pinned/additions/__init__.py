"""Modules that people wrote beside the description."""
