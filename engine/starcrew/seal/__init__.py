"""Keeps evaluations: manifest, digests, reading back."""

from starcrew.seal.manifest import Manifest
from starcrew.seal.store import latest, read, read_manifest, save

__all__ = ["Manifest", "latest", "read", "read_manifest", "save"]
