"""Runs Ibis expressions; the only stage that connects to a database."""

from starcrew.backend.duckdb import Duckdb

__all__ = ["Duckdb"]
