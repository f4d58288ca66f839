"""What the stamped clients and their generator cost, as ratios to what they stand on, measured in one run."""
