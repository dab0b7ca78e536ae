"""The guide for those who write: blocks and when to use them, colours, type, plain Vietnamese."""
