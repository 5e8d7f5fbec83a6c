"""A process that commits batches of two kinds and a control total, and says each number once it is committed.

python -m tests.ledger.writer FOLDER NAME COUNT
"""

import sys
from dataclasses import replace
from pathlib import Path

from starcrew.model.batches import Batch
from starcrew.model.records import ControlTotal
from tests.ledger.samples import batch, ledger, meeting, team

ROWS = 4


def offered(name: str, number: int) -> Batch:
    """ROWS records of each kind, their keys found nowhere else."""
    keys = [f"{name}-{number}-{row}" for row in range(ROWS)]
    total = ControlTotal(name, "", "班前会", ROWS, ROWS, 0, 0, 0, 0)
    records = [*(meeting(key, 6 + row) for row, key in enumerate(keys)), *map(team, keys)]
    return replace(batch(*records), note=f"{name}-{number}", totals=(total,))


def main(folder: str, name: str, count: str) -> None:
    store = ledger(Path(folder))
    say("ready")
    for number in range(int(count)):
        known = len(store.batches())
        say(str(store.commit(replace(offered(name, number), seen=known))))


def say(word: str) -> None:
    sys.stdout.write(word + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
