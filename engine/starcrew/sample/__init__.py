"""A sample quarter: what a plant would send, with the truth about it."""

from starcrew.sample.truth import SampleTruth
from starcrew.sample.write import write_sample

__all__ = ["SampleTruth", "write_sample"]
