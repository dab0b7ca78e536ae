"""Fees and exemptions: what editors enter, and the reckoning over a frozen snapshot of it."""
