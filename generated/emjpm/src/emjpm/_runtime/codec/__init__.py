"""Encode and decode values: parameters, bodies, JSON and models.

Responses: ``decode`` picks the decoder, ``lenient`` turns JSON into models. Requests: ``serialize`` and ``bodies``.
"""
