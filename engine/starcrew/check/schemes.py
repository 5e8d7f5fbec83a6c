"""Schemes against the sheets: names exist, weights add up, bands neither overlap nor leave a hole."""

from collections.abc import Mapping

from starcrew.check.bands import holes, overlap
from starcrew.check.faults import Faults
from starcrew.check.typed import Tests
from starcrew.model.conditions import Comparison, Condition
from starcrew.model.places import Place
from starcrew.model.plan import BandPlan, RowField, SchemePlan
from starcrew.model.points import MICRO
from starcrew.model.schemes import Band, Prerequisite, Scheme
from starcrew.model.sheets import Sheet

SCORE: dict[str, RowField] = {"score": RowField("score", "decimal", blank=False)}
RATE: dict[str, RowField] = {"category_rate": RowField("category_rate", "ratio", blank=False)}
COUNTS: dict[str, RowField] = {
    name: RowField(name, "integer", blank=False) for name in ("days_on_roster", "scheduled_shifts")
}


def scheme_plan(
    scheme: Scheme, sheets: Mapping[str, Sheet], roster: Mapping[str, RowField], *, faults: Faults, place: Place
) -> SchemePlan:
    """The plan; every fault is noted."""
    _weights(scheme, sheets, faults, place)
    before = len(faults.found)
    bands = tuple(
        _band(band, scheme, sheets, faults=faults, place=place / "bands" / n) for n, band in enumerate(scheme.bands)
    )
    _once(bands, faults, place / "bands")
    if len(faults.found) == before:  # a bound that was left out would make its band wider than it was meant
        _apart(bands, faults, place / "bands")
    at = place / "eligibility"
    counts = {name: comparison(getattr(scheme.eligibility, name), COUNTS[name], faults, at) for name in COUNTS}
    return SchemePlan(
        scheme,
        bands,
        roster=Tests(roster, faults).row(scheme.eligibility.roster, at / "roster"),
        days_on_roster=counts["days_on_roster"],
        scheduled_shifts=counts["scheduled_shifts"],
    )


def _band(band: Band, scheme: Scheme, sheets: Mapping[str, Sheet], *, faults: Faults, place: Place) -> BandPlan:
    rates = []
    for number, needed in enumerate(band.requires):
        at = place / "requires" / number
        _prerequisite(needed, scheme, sheets, faults=faults, place=at)
        rates.append(comparison(needed.category_rate, RATE["category_rate"], faults, at))
    return BandPlan(band, comparison(band.score, SCORE["score"], faults, place), tuple(rates))


def comparison(written: Comparison | None, field: RowField, faults: Faults, place: Place) -> Condition:
    """A comparison on one known number, which stands at `place` under the field's name."""
    if written is None:
        return Condition(())
    return Condition(Tests({field.name: field}, faults).case({field.name: written}, place))


def _weights(scheme: Scheme, sheets: Mapping[str, Sheet], faults: Faults, place: Place) -> None:
    for name in scheme.sheets:
        if name not in sheets:
            faults.unknown_in("check.unknown_sheet", place / "sheets", name, known=sheets)
        elif sheets[name].subject != scheme.subject:
            faults.add("check.other_subject", place / "sheets" / name, sheet=name)
    total = sum(weight for weight in scheme.sheets.values() if weight != "gate")
    if total != MICRO:
        faults.add("check.weights", place / "sheets", total=f"{total / 10_000:g}%")


def _once(bands: tuple[BandPlan, ...], faults: Faults, place: Place) -> None:
    stars = [band.written.star for band in bands]
    for number, star in enumerate(stars):
        if star in stars[:number]:
            faults.add("check.star_twice", place / number / "star", star=star)


def _apart(bands: tuple[BandPlan, ...], faults: Faults, place: Place) -> None:
    for second, band in enumerate(bands):
        for first in range(second):
            case = overlap(bands[first].score, band.score, SCORE)
            if case is not None:
                faults.add("check.overlap", place / second, first=first + 1, second=second + 1, case=case)
    for hole in holes([band.score for band in bands], SCORE):
        faults.warn("check.hole", place, hole=hole)


def _prerequisite(
    needed: Prerequisite, scheme: Scheme, sheets: Mapping[str, Sheet], *, faults: Faults, place: Place
) -> None:
    given = [key for key in ("item", "sheet", "category_rate") if getattr(needed, key) is not None]
    if len(given) != 1:
        faults.add("check.one_prerequisite", place, found=len(given))
    mine = [sheets[name] for name in scheme.sheets if name in sheets]
    items = {item.id: item for sheet in mine for item in sheet.items}
    if needed.item is not None and needed.item not in items:
        faults.unknown("check.unknown_item", place / "item", needed.item, known=items)
    if needed.sheet is not None and needed.sheet not in scheme.sheets:
        faults.unknown("check.unknown_sheet", place / "sheet", needed.sheet, known=scheme.sheets)
    categories = {category_of(item.category, sheet) for sheet in mine for item in sheet.items}
    if needed.category is not None and needed.category not in categories:
        faults.unknown("check.unknown_category", place / "category", needed.category, known=categories)


def category_of(own: str | None, sheet: Sheet) -> str:
    """An item's category: its own, its sheet's, or the sheet's name."""
    return own or sheet.category or sheet.sheet
