"""Compare the descriptions of a project with what was released, and release them anew."""
