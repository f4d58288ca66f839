"""What `pochoir new` writes: the first description of a project, and the files of its repository."""
