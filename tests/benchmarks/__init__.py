"""The costs of the generated clients and of the generator, as ratios to the libraries they use, measured in one run."""
