"""What other rooms want to know of classes. Sent inside the transaction that changes the class."""

from __future__ import annotations

from django.dispatch import Signal

# session, change (announcing.Change), actor: a class that was announced is another now; participants are to be told.
session_changed = Signal()
# session: there may be free seats that were not free before (a higher capacity).
seats_added = Signal()
