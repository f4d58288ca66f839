"""The operations of the sample API, as data."""
