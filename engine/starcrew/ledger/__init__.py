"""The record store: append-only Delta tables, batches as the commit point, amendments as rows of their own."""

from starcrew.ledger.rows import month_field
from starcrew.ledger.store import Ledger

__all__ = ["Ledger", "month_field"]
