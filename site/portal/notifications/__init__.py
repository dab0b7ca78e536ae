"""The transactional outbox: messages are written with what they tell of, and sent afterwards, once.

Other apps use `actions.enqueue` and `models.Channel`; the wording stays with the app that speaks.
"""
