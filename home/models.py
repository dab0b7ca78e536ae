"""The domain's models, so that Django finds them; each lives in its noun's own module."""

from home.landing.models import HomePage

__all__ = ["HomePage"]
