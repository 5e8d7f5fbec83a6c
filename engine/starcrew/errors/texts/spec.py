"""Messages of `spec`: what is wrong in a feature file, then what to do about it."""

TEXTS: dict[str, tuple[str, str]] = {
    "spec-unknown-kind": (
        "没有叫《{name}》的台账。schemas/ 里有:{known}。",
        "there is no record kind {name}. schemas/ has: {known}.",
    ),
}
