"""Documents, plans, measures and actors of a snapshot, each with its sources."""
