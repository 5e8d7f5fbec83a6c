"""Settings for every test: how many cases hypothesis tries, and the report on the shape of the engine."""

import os
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, settings

from tests.shape import shape_of_the_engine

settings.register_profile("ci", max_examples=50, derandomize=True, deadline=None, print_blob=True)
settings.register_profile(
    "nightly", max_examples=5000, deadline=timedelta(seconds=10), suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = terminalreporter.getreports("passed") + terminalreporter.getreports("failed")
    if any(report.nodeid.startswith("tests/test_shape.py") for report in reports):
        terminalreporter.write_line(shape_of_the_engine())
