"""How long a paper takes once its press is warm: every print with other data, so that nothing is remembered.

PYTHONPATH=site:. DJANGO_SETTINGS_MODULE=portal.settings.test python benchmarks/papers.py
"""

from __future__ import annotations

import statistics
import time

import django

django.setup()

from services.papers import printing  # noqa: E402
from tests.factories.papers import EXAMPLES  # noqa: E402

PRINTS = 200


def milliseconds(name: str) -> list[float]:
    example = EXAMPLES[name]
    printing.render(name, example())
    times = []
    for number in range(PRINTS):
        code = f"H38.10-20261125-{number:07}"
        values = example(
            code=code, number=f"{number}/TN", tracking_url=f"https://cong-laocai.example/tra-cuu/?ma={code}"
        )
        start = time.perf_counter()
        printing.render(name, values)
        times.append((time.perf_counter() - start) * 1000)
    return times


if __name__ == "__main__":
    print(f"{'paper':<20}{'median':>10}{'95 %':>10}{'worst':>10}   milliseconds, {PRINTS} prints")
    for name in EXAMPLES:
        times = sorted(milliseconds(name))
        print(f"{name:<20}{statistics.median(times):>10.1f}{times[int(PRINTS * 0.95)]:>10.1f}{times[-1]:>10.1f}")
