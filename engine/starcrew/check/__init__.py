"""Sheets and schemes against each other and against the record kinds."""

from starcrew.check.programme import programme

__all__ = ["programme"]
