"""The engine of this client: ordinary Python, the same in every package pochoir stamps.

An operation is data (``operation``), a call is a story without I/O (``call``), and two drivers perform it (``drive``).
Nothing is imported here, so that importing any part loads that part alone.
"""
