"""One number in one rule file changes the lines of its item, and no other item's."""

from fractions import Fraction
from shutil import copytree

import pytest

from starcrew.evaluate import StoredRecords
from starcrew.ledger import Ledger
from starcrew.model.evaluation import Evaluation, Line
from starcrew.model.points import POINT
from tests.quarter.made import Bench, programme_of
from tests.quarter.meant import Meant
from tests.shape import ROOT

BEFORE, AFTER = "{当: {结果: 缺}, 扣: 2}", "{当: {结果: 缺}, 扣: 3}"


def lines(evaluation: Evaluation, *, of: bool) -> dict[tuple[str, str], Line]:
    """The lines of LX-1, or all others."""
    return {(c.id, n.item): n for c in evaluation.scorecards for n in c.lines if (n.item == "LX-1") is of}


@pytest.fixture(scope="module")
def stricter(bench: Bench, stored: Ledger, tmp_path_factory: pytest.TempPathFactory) -> Evaluation:
    """As the sample, but a missed meeting costs three points instead of two."""
    folder = tmp_path_factory.mktemp("site")
    for part in ("rules", "schemas"):
        copytree(ROOT / part, folder / part)
    sheet = folder / "rules" / "六项要求.yaml"
    sheet.write_text(sheet.read_text(encoding="utf-8").replace(BEFORE, AFTER, 1), encoding="utf-8")
    return bench.asking(programme_of(folder)).evaluation(StoredRecords(stored))


def test_the_lines_of_its_item_change_by_it(evaluation: Evaluation, stricter: Evaluation, sample_meant: Meant) -> None:
    changed = 0
    for card in stricter.scorecards:
        missed = sum((f.item, f.check, f.clause) == ("LX-1", 1, 1) for f in card.findings)
        taken = sum((sample_meant.checks.get((card.id, "LX-1", n), Fraction(0)) for n in range(1, 6)), Fraction(missed))
        for line in (line for line in card.lines if line.item == "LX-1"):
            assert Fraction(line.deducted, POINT) == min(Fraction(20), taken), card.id
            changed += line != lines(evaluation, of=True)[card.id, "LX-1"]
    assert changed > 5


def test_no_other_line_changes(evaluation: Evaluation, stricter: Evaluation) -> None:
    assert lines(stricter, of=False) == lines(evaluation, of=False)
    assert stricter.digest != evaluation.digest
