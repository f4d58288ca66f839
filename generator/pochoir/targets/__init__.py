"""What can be made of descriptions: each folder here is a target, and `table` lists them."""
