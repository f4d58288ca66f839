"""The implementation of the test kit, an in-process fake server. No other part of the runtime imports it."""
