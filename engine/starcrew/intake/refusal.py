"""Refusing a file as a whole, from anywhere in the parsing process."""

from collections.abc import Mapping


class Refused(Exception):
    """The file cannot be taken. code: a message of errors.texts.intake; args fill it."""

    def __init__(self, code: str, **args: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.filled: Mapping[str, str | int] = args
