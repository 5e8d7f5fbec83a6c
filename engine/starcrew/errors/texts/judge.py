"""Messages of the stage `judge`: what is wrong, then what to do about it."""

TEXTS: dict[str, tuple[str, str]] = {}
