"""Every message of the product: code → (Chinese, English). One module per stage."""

from starcrew.errors.texts import check, cli, intake, judge, ledger, load, seal, spec

TEXTS: dict[str, tuple[str, str]] = {
    **load.TEXTS,
    **check.TEXTS,
    **intake.TEXTS,
    **ledger.TEXTS,
    **judge.TEXTS,
    **seal.TEXTS,
    **spec.TEXTS,
    **cli.TEXTS,
}
