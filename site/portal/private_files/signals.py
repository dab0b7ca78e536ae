"""What others may listen to."""

from django.dispatch import Signal

file_opened = Signal()
"""Content of a file is about to be sent. Arguments: `sender` PrivateFile, `request`, `file`, `preview` (a thumbnail
rather than the file). The same reader's repeated requests for the same file within five minutes (a PDF viewer asks for
many ranges) are one opening. A receiver that raises stops the sending: what cannot be recorded is not read."""

file_refused = Signal()
"""A file that was taken at first turned out to be infected. Arguments: `sender` PrivateFile, `file`. Sent after the
refusal is committed."""
