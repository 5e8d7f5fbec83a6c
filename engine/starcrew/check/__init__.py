"""Sheets and schemes against each other and against the record kinds."""

from starcrew.check.programme import programme

ABOUT_OTHERS = frozenset(
    {
        "check.unknown_kind",
        "check.unknown_sheet",
        "check.unknown_item",
        "check.unknown_category",
        "check.unknown_scheme",
        "check.no_roster",
        "check.no_membership",
    }
)
"""Problems that speak of another document: it may be missing only because it could not be loaded."""

__all__ = ["ABOUT_OTHERS", "programme"]
