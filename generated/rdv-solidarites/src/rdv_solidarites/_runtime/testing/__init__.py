"""The implementation of the test kit, a fake server in process. No other part of the runtime imports it."""
