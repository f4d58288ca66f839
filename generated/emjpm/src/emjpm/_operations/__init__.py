"""The operations of the API eMJPM, as data.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""
