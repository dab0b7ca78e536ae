"""What other rooms may want to know of a stall's standing."""

from django.dispatch import Signal

# Inside the transaction, after the stall has stopped being open: `stall` and `reason`. A receiver that fails undoes it.
stall_stopped = Signal()
# Inside the transaction, after the stall is open again: `stall`.
stall_opened = Signal()
