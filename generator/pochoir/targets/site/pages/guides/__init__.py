"""The guides of an API, built from its description. What the description does not state is shown as unknown."""
