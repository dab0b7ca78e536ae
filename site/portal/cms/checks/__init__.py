"""Checks of what editors write: each finds one kind of fault, says where it is and what to do about it."""
