"""Setting papers as PDF/A: `press.Press` sets a template, `printable` makes data fit for it. Domains bring both."""
