"""What the generated clients and their generator cost, as ratios to what they stand on, measured in one run."""
