"""Small real HTTP servers that behave as the documented APIs do, faults included.

They are written from the numbered facts of each documentation, not from the descriptions in `specs/`, so that a mistake
in a description shows up as a client that does not get on with its server.
"""
