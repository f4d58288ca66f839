"""The pages of the site: one module for each kind, each a function from an API to what its template shows."""
