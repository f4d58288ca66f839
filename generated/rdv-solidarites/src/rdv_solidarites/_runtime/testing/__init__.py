"""The engine of the test kit: a fake server in process. Nothing else of the runtime imports it."""
