"""An app of the tests: what a domain would write to use the portal's engines."""
