"""Helpers of tests with a browser: a file server, programs from npm."""
