"""Frozen values: what a site wrote, what is counted and judged, what an evaluation says."""
