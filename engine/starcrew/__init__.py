"""starcrew: star-rated team assessment from event records, by rules written in YAML."""

__version__ = "0.1.0"
