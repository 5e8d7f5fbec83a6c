"""Measures the Python files of the engine: functions, modules, names, texts."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
ENGINE = ROOT / "engine"
CHINESE = re.compile(r"[\u4e00-\u9fff]")
FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Function:
    place: str
    name: str
    lines: int  # of the body, docstring left out
    positional: int  # arguments that a caller may pass by position, self and cls left out


@cache
def modules() -> dict[Path, ast.Module]:
    return {file: ast.parse(file.read_text(encoding="utf-8")) for file in sorted(ENGINE.rglob("*.py"))}


@cache
def functions() -> tuple[Function, ...]:
    return tuple(
        measured(node, file, is_method) for file, tree in modules().items() for node, is_method in function_nodes(tree)
    )


def function_nodes(tree: ast.Module) -> Iterator[tuple[FunctionNode, bool]]:
    for parent in ast.walk(tree):
        for node in ast.iter_child_nodes(parent):
            if isinstance(node, FunctionNode):
                yield node, isinstance(parent, ast.ClassDef)


def measured(node: FunctionNode, file: Path, is_method: bool) -> Function:
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    lines = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
    static = any(isinstance(mark, ast.Name) and mark.id == "staticmethod" for mark in node.decorator_list)
    positional = len(node.args.posonlyargs) + len(node.args.args) - (is_method and not static)
    return Function(f"{file.relative_to(ROOT)}:{node.lineno}", node.name, lines, positional)


def defined_names() -> Iterator[tuple[str, str]]:
    """(place, name) of each module, class and function."""
    for file, tree in modules().items():
        yield str(file.relative_to(ROOT)), file.stem
        for node in ast.walk(tree):
            if isinstance(node, FunctionNode | ast.ClassDef):
                yield f"{file.relative_to(ROOT)}:{node.lineno}", node.name


def texts(tree: ast.Module) -> Iterator[ast.Constant]:
    """String literals that are no docstrings."""
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield node


def written_files() -> Iterator[Path]:
    """What people wrote and commit: texts below the source folders and at the top."""
    for folder in ("engine", "rules", "schemas", "features", "tests", "docs", "benchmarks", ".ci"):
        yield from (file for file in (ROOT / folder).rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    yield from (file for file in ROOT.iterdir() if file.is_file() and not file.name.startswith(".coverage"))


def shape_of_the_engine() -> str:
    lengths = [function.lines for function in functions()] or [0]
    longest = max((len(file.read_text(encoding="utf-8").splitlines()), file.stem) for file in modules())
    share = 100 * sum(length > 20 for length in lengths) / len(lengths)
    return (
        f"shape: {len(modules())} modules, longest {longest[0]} lines ({longest[1]}); {len(lengths)} functions, "
        f"median {median(lengths):g} lines, longest {max(lengths)}, {share:.1f} % over 20"
    )
