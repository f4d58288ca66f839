"""`python -m pochoir`."""

from pochoir.cli import main

main()
