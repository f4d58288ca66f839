"""The building blocks of the runtime: errors, requests, options, operations and steps."""
