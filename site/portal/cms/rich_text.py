"""Which rich text editors may write: what the portal's pages can show well, and no more."""

PARAGRAPH = ["bold", "italic", "link", "document-link", "ol", "ul"]
SENTENCE = ["bold", "italic", "link", "document-link"]
# Text of people outside the offices: no links, so that nobody is led anywhere and nothing foreign can be named.
WORDS = ["bold", "italic", "ol", "ul"]
