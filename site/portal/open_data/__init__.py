"""Open data: described once by each domain, and from that served as files, as a catalogue and as the read API."""
