"""Collections of requests for API clients such as Postman: the same requests as the samples."""
