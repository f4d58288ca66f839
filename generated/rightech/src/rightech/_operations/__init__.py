"""The operations of the Rightech IoT Cloud API, as data.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""
