"""The operations of the Mon Petit Placement API, as data.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""
