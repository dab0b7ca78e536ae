"""What the portal does by the clock: which commands ought to run how often, and how they ended."""
