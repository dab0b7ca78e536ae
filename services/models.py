"""The domain's models, so that Django finds them; each lives in its noun's own module."""
