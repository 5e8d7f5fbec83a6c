"""Messages of the stage `check`: what is wrong, then what to do about it."""

TEXTS: dict[str, tuple[str, str]] = {}
