"""The append-only, hash-chained record of who did what.

Other apps use `actions.record`, `actions.record_reading`, `selectors.entries_of` and `registry.register_action`.
"""
