"""What other rooms may want to know of the shelves."""

from django.dispatch import Signal

# Inside the transaction, after rows were made or removed: `keys` of the products concerned.
shelves_changed = Signal()
