"""Speed as ratios: Enfance, its peers and the engine alone, side by side in one run."""
