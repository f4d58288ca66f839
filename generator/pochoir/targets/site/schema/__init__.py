"""Read the schemas of a description for the pages that show them."""
