"""The operations of the MiiMOSA API, as data.

Stamped by pochoir from specs/miimosa/openapi.yaml; change the description, not this file.
"""
