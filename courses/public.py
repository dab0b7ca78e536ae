"""What `home` may know of training."""

from __future__ import annotations

from courses.demo.loading import load_demonstration

__all__ = ["load_demonstration"]
