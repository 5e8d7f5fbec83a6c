"""The sample at scale: a few drawn blocks of 24 teams, repeated under new names by the database, without dirt.

Every block is a whole plant with the frequencies and stories of the small sample; only `_TEMPLATES` of them differ.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import duckdb
import ibis
import ibis.expr.types as ir

from starcrew.ledger import month_field
from starcrew.model.columns import arrow_table, unbound
from starcrew.model.kinds import Kind, KindField
from starcrew.model.periods import Period
from starcrew.model.records import COLUMN_TYPES, ColumnType, stored_columns
from starcrew.sample.facts import quarter_facts
from starcrew.sample.habits import CAST
from starcrew.sample.kinds import reference_kinds
from starcrew.sample.quarter import Fact, quarter

TEAMS_PER_BLOCK = len(CAST)
_TEMPLATES = 4
_WORKERS_PER_BLOCK = 400
_ROWS_PER_BLOCK = 100_000
_ADDED: dict[str, ColumnType] = {"template": "int64", "place": "int64", "month": "string"}
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": "1GB",
    "lambda_syntax": "ENABLE_SINGLE_ARROW",  # Ibis still writes x -> x + 1
}

Facts = Mapping[str, tuple[Fact, ...]]


def write_parquet(folder: Path, *, teams: int, period: Period, seed: int) -> None:
    """`<kind>.parquet` for each kind, with the columns of `stored_columns`.

    `_id` and `_digest` are unique and repeatable, but not those that intake would give.
    """
    folder.mkdir(parents=True, exist_ok=True)
    sizes = _template_sizes(teams)
    drawn = {number: quarter_facts(quarter(size, period, seed + number)) for number, size in sizes.items()}
    with duckdb.connect(config=_SETTINGS) as connection:
        blocks = _loaded(connection, "blocks", {"block": "int64", "template": "int64"}, _blocks(teams))
        for name, kind in reference_kinds().items():
            rows = _loaded(connection, name, _schema(kind), _template_rows(kind, drawn))
            query = ibis.to_sql(_repeated(kind, rows, blocks), dialect="duckdb")
            connection.sql(query).write_parquet(str(folder / f"{name}.parquet"), compression="zstd")


def _loaded(
    connection: duckdb.DuckDBPyConnection, name: str, schema: Mapping[str, ColumnType], rows: Iterable[Sequence[object]]
) -> ir.Table:
    connection.register(name, arrow_table(schema, rows))
    return unbound(name, schema)


def _template_sizes(teams: int) -> dict[int, int]:
    """Template → its teams: whole blocks, and a smaller one for those that fill no block."""
    whole, rest = divmod(teams, TEAMS_PER_BLOCK)
    sizes = dict.fromkeys(range(min(whole, _TEMPLATES)), TEAMS_PER_BLOCK)
    return sizes | ({_TEMPLATES: rest} if rest else {})


def _blocks(teams: int) -> Iterator[tuple[int, int]]:
    whole, rest = divmod(teams, TEAMS_PER_BLOCK)
    yield from ((block, block % _TEMPLATES) for block in range(whole))
    if rest:
        yield whole, _TEMPLATES


def _schema(kind: Kind) -> dict[str, ColumnType]:
    return {**_ADDED, **{name: COLUMN_TYPES[field.type] for name, field in kind.fields.items()}}


def _template_rows(kind: Kind, drawn: Mapping[int, Facts]) -> Iterator[Sequence[object]]:
    month = month_field(kind)
    for template, facts in drawn.items():
        for place, fact in enumerate(facts[kind.kind]):
            when = str(fact.values[month])[:7] if month else None
            yield template, place, when, *(fact.values[name] for name in kind.fields)


def _repeated(kind: Kind, rows: ir.Table, blocks: ir.Table) -> ir.Table:
    """Each template's rows once for each block drawn from it."""
    joined = blocks.join(rows, "template")
    own = {name: _renamed(kind, name, joined) for name in kind.fields}
    system = _system(kind, joined)
    return joined.select(**{name: system[name] if name in system else own[name] for name in stored_columns(kind)})


def _system(kind: Kind, joined: ir.Table) -> dict[str, ir.Value]:
    order = joined.block * _ROWS_PER_BLOCK + joined.place
    digest = ibis.literal(f"{kind.kind}:").concat(order.cast("string")).hexdigest("md5")
    return {
        "_id": ibis.literal(f"{kind.kind}:").concat(digest.left(20)),
        "_batch": ibis.literal(1, "int64"),
        "_op": ibis.literal("add"),
        "_replaces": ibis.null("string"),
        "_who": ibis.null("string"),
        "_why": ibis.null("string"),
        "_file": ibis.literal(f"{kind.kind}.parquet"),
        "_sheet": ibis.literal(""),
        "_row": order + 1,
        "_month": joined.month,
        "_order": order,
        "_digest": digest.concat(digest),
    }


def _renamed(kind: Kind, name: str, joined: ir.Table) -> ir.Value:
    """The field, with the block in whatever names something: teams, workers, workshops, numbers of records."""
    field, value, block = kind.fields[name], joined[name], joined.block
    if field.type == "persons":
        return value.map(_worker(block))
    rename = _naming(kind, name, field, block)
    return value if rename is None else rename(value)


def _naming(kind: Kind, name: str, field: KindField, block: ir.Value) -> Callable[[ir.Value], ir.Value] | None:
    own_id = name == kind.id_field and field.type == "text"
    if field.type == "team" or (own_id and kind.purpose == "team_roster"):
        return _numbered("T", block, TEAMS_PER_BLOCK)
    if field.type == "person" or (own_id and kind.purpose == "worker_roster"):
        return _worker(block)
    if own_id and field.pattern_digits:
        return _digits(block, field.pattern_digits)
    if field.type in {"workshop", "reference"} or (own_id and kind.purpose is None):
        return lambda value: value.concat("-", block.cast("string"))
    if name == kind.name_field and kind.purpose == "team_roster":
        return lambda value: value.concat("-", block.cast("string"))
    return None


def _worker(block: ir.Value) -> Callable[[ir.Value], ir.Value]:
    return _numbered("W", block, _WORKERS_PER_BLOCK)


def _numbered(letter: str, block: ir.Value, per_block: int) -> Callable[[ir.Value], ir.Value]:
    """T07 in block 3 → T0000079."""
    return lambda value: ibis.literal(letter).concat(
        (block * per_block + value.substr(1).cast("int64")).cast("string").lpad(8, "0")
    )


def _digits(block: ir.Value, width: int) -> Callable[[ir.Value], ir.Value]:
    """As many digits as before: the block in front, the last eleven of the old ones behind."""
    return lambda value: block.cast("string").lpad(width - 11, "0").concat(value.right(11))
