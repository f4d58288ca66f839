"""Webhooks that an API sends."""
