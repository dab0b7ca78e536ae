"""What `home` may know of training."""

from __future__ import annotations

from courses.calendar.front import ComingClass, coming_classes
from courses.demo.loading import load_demonstration
from courses.progress.figures import LevelFigures, level_figures

__all__ = ["ComingClass", "LevelFigures", "coming_classes", "level_figures", "load_demonstration"]
