"""Nothing in an evaluation may differ from run to run: every expression of the reference rules is walked."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import ibis
import ibis.expr.operations as ops
import ibis.expr.types as ir
import pytest

from starcrew.check import programme
from starcrew.count.columns import DAY, KEY, whole_days
from starcrew.count.matching import MATCHED
from starcrew.evaluate import Asked, prepare
from starcrew.load import load_site
from starcrew.model.draft import Ask, Keep
from starcrew.model.periods import Period
from starcrew.model.plan import CASE, SUBJECT
from starcrew.score.exact import half_up

ALLOWED = frozenset(
    """
    Field Literal Project Coalesce Equals UnboundTable JoinReference IfElse Filter JoinLink JoinChain Sum Union Cast Or
    And Greater IsNull DropColumns Aggregate Greatest Subtract Multiply SearchedCase GreaterEqual NotNull Max Add Not
    Least ExtractEpochSeconds SortKey FloorDivide Less IdenticalTo Min ArrayConcat Array Between DateDelta
    WindowFunction CountStar LessEqual WindowBoundary InValues StringConcat RowNumber StringReplace ArraySort
    ArrayCollect Count IntervalFromInteger Modulus Distinct NotEquals Unnest TimestampAdd DateAdd ArrayLength
    CountDistinct Negate StringLength RegexReplace MinRank
    """.split()
)
"""Exact, and the same in any order of rows. What is not here has not been thought about."""

KEYS = frozenset({KEY, MATCHED, CASE, "by"})
"""Columns that name a record: no two rows of a group share one, but for TAIL."""
TAIL = frozenset({SUBJECT, "clause", "outcome"})


def refusals(expression: ir.Table) -> list[str]:
    """What might differ from run to run, in words."""
    return [why for node in expression.op().find(ops.Node) for why in _of_node(node)]


def _of_node(node: ops.Node) -> Iterator[str]:
    name = type(node).__name__
    if name not in ALLOWED:
        yield f"operation {name}"
    if isinstance(node, ops.Value) and (node.dtype.is_floating() or node.dtype.is_decimal()):
        yield f"{node.dtype} in {name}"
    if not isinstance(node, ops.ArraySort) and any(isinstance(child, ops.ArrayCollect) for child in node.__children__):
        yield f"unsorted list in {name}"
    if isinstance(node, ops.WindowFunction) and _depends_on_order(node) and not _totally_ordered(node):
        yield f"window without a total order: {_names(node.order_by)}"
    if isinstance(node, ops.FloorDivide) and not (_is_half_up(node) or _is_whole_days(node)):
        yield "division"


def _depends_on_order(window: ops.WindowFunction) -> bool:
    rows = window.how == "rows" and (window.start is not None or window.end is not None)
    return rows or isinstance(window.func, ops.RowNumber)


def _totally_ordered(window: ops.WindowFunction) -> bool:
    order = _names(window.order_by)
    if CASE in _names(window.group_by) and order[-1:] == ["clause"]:
        return True  # a clause holds once for a case
    while order and order[-1] in TAIL:
        order.pop()
    return bool(order) and order[-1] in KEYS


def _names(columns: tuple[ops.Value, ...]) -> list[str]:
    values = [column.arg if isinstance(column, ops.SortKey) else column for column in columns]
    return [value.name if isinstance(value, ops.Field) else "" for value in values]


def _is_whole_days(node: ops.FloorDivide) -> bool:
    return bool(node == _division(whole_days(node.left.to_expr())))


def _is_half_up(node: ops.FloorDivide) -> bool:
    """The operands are taken from where half_up puts them; it must build the same division of them."""
    shape = node.left
    if not (isinstance(shape, ops.Add) and isinstance(shape.left, ops.Subtract)):
        return False
    whole = shape.left.left
    if not (isinstance(whole, ops.Add) and isinstance(whole.left, ops.Multiply)):
        return False
    under = shape.right.value if isinstance(shape.right, ops.Literal) else shape.right.to_expr()
    unders = [under, shape.right.to_expr()]
    return any(node == _division(half_up(whole.left.left.to_expr(), each)) for each in unders)


def _division(value: ir.Value) -> ops.Node:
    """The division itself: a cast to the type it has already leaves no trace."""
    node: ops.Node = value.op()
    return node.arg if isinstance(node, ops.Cast) else node


ROOT = Path(__file__).resolve().parents[2]


def test_every_expression_of_the_reference_rules_is_exact_and_repeatable() -> None:
    loaded = load_site(ROOT)
    assert loaded.site is not None
    plan, _ = programme(loaded.site, loaded.places)
    period = Period("2026Q3", dt.date(2026, 7, 1), dt.date(2026, 10, 1))
    steps = prepare(plan, Asked(period, period.last)).steps
    kept = {step.name: step.expression for step in steps if isinstance(step, Keep)}
    asked = {step.name: step.cases for step in steps if isinstance(step, Ask) and step.cases is not None}
    assert len(kept) > 80
    found = {name: refusals(expression) for name, expression in (kept | asked).items()}
    assert {name: why for name, why in found.items() if why} == {}


T = ibis.table({"a": "int64", "b": "int64", "s": "string", "at": "timestamp", KEY: "string", SUBJECT: "string"}, "t")
F = ibis.table({"s": "string", "f": "float64"}, "f")


def numbered(*order: ir.Value) -> ir.Table:
    return T.mutate(n=ibis.row_number().over(ibis.window(group_by=T.s, order_by=list(order))))


def running(*order: ir.Value) -> ir.Table:
    return T.mutate(n=T.a.sum().over(ibis.window(order_by=list(order), preceding=None, following=0)))


@pytest.mark.parametrize(
    ("expression", "why"),
    [
        (T.select(x=T.a / T.b), "operation Divide"),
        (T.select(x=T.a / T.b), "float64 in Divide"),
        (F.select(x=F.f + 1), "float64 in Add"),
        (T.select(x=T.a.cast("decimal(18, 4)")), "decimal(18, 4) in Cast"),
        (T.group_by("s").agg(x=T.a.mean()), "operation Mean"),
        (F.group_by("s").agg(x=F.f.sum()), "float64 in Sum"),
        (T.group_by("s").agg(x=T.a.first()), "operation First"),
        (T.group_by("s").agg(x=T.a.argmax(T.b)), "operation ArgMax"),
        (T.group_by("s").agg(x=T.s.group_concat()), "operation GroupConcat"),
        (T.group_by("s").agg(x=T.a.approx_median()), "operation ApproxMedian"),
        (T.group_by("s").agg(x=T.s.collect()), "unsorted list in Aggregate"),
        (T.group_by("s").agg(x=T.s.collect().length()), "unsorted list in ArrayLength"),
        (T.limit(1), "operation Limit"),
        (T.mutate(x=ibis.now()), "operation TimestampNow"),
        (T.mutate(x=ibis.random()), "operation RandomScalar"),
        (T.mutate(x=T.a.lag().over(ibis.window(order_by=T[KEY]))), "operation Lag"),
        (numbered(T.a), "window without a total order: ['a']"),
        (numbered(T[KEY], T.a), f"window without a total order: ['{KEY}', 'a']"),
        (numbered(T.a, T.subject), "window without a total order: ['a', 'subject']"),
        (numbered(), "window without a total order: []"),
        (running(T.a), "window without a total order: ['a']"),
        (T.select(x=T.a // T.b), "division"),
        (T.select(x=T.a // 3600), "division"),
        (T.select(x=(T.a * 2 + T.b) // (T.b * 2)), "division"),
        (T.select(x=(T.a - T.a % T.b) // T.b), "division"),
    ],
)
def test_what_could_differ_is_refused(expression: ir.Table, why: str) -> None:
    assert why in refusals(expression)


@pytest.mark.parametrize(
    "expression",
    [
        T.select(x=half_up(T.a, T.b)),
        T.select(x=half_up(T.a * 3, 7)),
        T.select(x=half_up(T.a, ibis.literal(10, "int64"))),
        T.select(x=whole_days(T.at.epoch_seconds()) * DAY),
        T.group_by("s").agg(x=T.s.collect(distinct=True).sort(), n=T.a.sum(), m=T.a.max()),
        numbered(T.a, T[KEY]),
        numbered(T.a.desc(), T[KEY], T.subject),
        running(T[KEY]),
        T.mutate(n=T.a.sum().over(ibis.window(group_by=T.s))),
        T.mutate(n=T.count().over(ibis.range_window(order_by=T.a, preceding=90, following=0))),
        T.mutate(n=ibis.rank().over(ibis.window(order_by=T.a))),
    ],
)
def test_what_is_exact_and_total_is_not(expression: ir.Table) -> None:
    assert refusals(expression) == []
