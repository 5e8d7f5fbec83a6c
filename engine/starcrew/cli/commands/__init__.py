"""One module per command; each imports what is heavy when it is carried out."""

from collections.abc import Callable, Mapping

from starcrew.cli.commands import (
    check,
    correct,
    deliver,
    evaluate,
    explain,
    features,
    init,
    intake,
    report,
    sample,
    schema,
    withdraw,
)

COMMANDS: Mapping[str, Callable[..., None]] = {
    "init": init.init,
    "sample": sample.sample,
    "intake": intake.intake,
    "correct": correct.correct,
    "withdraw": withdraw.withdraw,
    "deliver": deliver.deliver,
    "check": check.check,
    "evaluate": evaluate.evaluate,
    "explain": explain.explain,
    "report": report.report,
    "test": features.features,
    "schema": schema.schema,
}

__all__ = ["COMMANDS"]
