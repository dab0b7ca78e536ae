"""Real procedures to begin with: one with its electronic form, four as guidance."""
