"""The command line: thin wires between the stages."""

from starcrew.cli.app import main, run

__all__ = ["main", "run"]
