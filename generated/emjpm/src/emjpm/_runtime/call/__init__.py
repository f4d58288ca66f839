"""One call: its request, credentials, retries and response, and the clients that make it."""
