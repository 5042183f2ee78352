"""Making the French–English sentence encoder: see README.md for the commands."""
