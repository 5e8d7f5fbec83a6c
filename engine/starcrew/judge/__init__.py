"""Distinct cases → verdicts. durable_rules lives behind this door, in a worker process, and nowhere else."""

from starcrew.judge.decide import Judge

__all__ = ["Judge"]
