"""Good files changed at random: never a crash, never long, never a fault that only pydantic saw."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from starcrew.errors.texts.load import TEXTS
from starcrew.load import load_file
from starcrew.load.compose import MAX_BYTES
from starcrew.load.documents import Sort
from tests.load.samples import ENGLISH, KIND, RULES, SCHEMAS, SCHEME, SHEET, SITE

ALL: tuple[Sort, ...] = ("site", "kind", "sheet", "scheme")
TEXT = [SHEET, ENGLISH, KIND, SCHEME, SITE, *(path.read_text(encoding="utf-8") for path in (*SCHEMAS, *RULES))]
CRUMBS = [
    *"：，｛｝［］“”\t\n -:{}[],#&*!|>'\"%@`?~=<\\0é\ufeff\x85\u2028",
    "\n---\n",
    ": ",
    "- ",
    "<<: ",
    "１",
    "null",
    "[]",
    "{}",
    "1e9",
]


@st.composite
def mutated(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from(TEXT))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = start + draw(st.sampled_from([0, 0, 1, 2, 5, 40]))
        text = text[:start] + draw(st.sampled_from(["", *CRUMBS]) | st.text(max_size=3)) + text[end:]
    return text


@given(mutated())
def test_a_mutated_file_gives_values_or_problems_in_time(text: str) -> None:
    start = time.process_time()
    loaded, problems = load_file(text, "f.yaml", *ALL)
    assert time.process_time() - start < 2  # what reliability.md P12 asks for
    assert all(problem.code in TEXTS and problem.text("zh") and problem.text("en") for problem in problems)
    assert "load.refused" not in {problem.code for problem in problems}
    assert loaded or problems or not text.strip()


@given(st.sampled_from([SHEET, ENGLISH, KIND, SCHEME, SITE]), st.data())
def test_a_value_of_the_wrong_form_is_told_once_at_its_place(text: str, data: st.DataObject) -> None:
    lines = text.splitlines()
    number = data.draw(st.sampled_from([n for n, line in enumerate(lines) if ": " in line]))
    key = lines[number].partition(": ")[0]
    lines[number] = (
        f"{key}: {data.draw(st.sampled_from(['[[]]', '{}', '[{}]', '{x: {y: z}}', '~', '[~]', '１e', '“x”']))}"
    )
    _, problems = load_file("\n".join(lines), "f.yaml", *ALL)
    places = [problem.source for problem in problems if problem.code != "load.missing_key"]
    assert "load.refused" not in {problem.code for problem in problems}
    assert len(places) == len(set(places))


@given(st.text(max_size=200) | st.lists(st.sampled_from(CRUMBS), max_size=40).map("".join))
def test_any_text_at_all_is_read_or_refused(text: str) -> None:
    load_file(text, "f.yaml", *ALL)


@pytest.mark.parametrize(
    "text", ["x" * MAX_BYTES, "# " + "x" * (MAX_BYTES - 2), "甲: " + "乙 " * 200_000, "\n" * MAX_BYTES]
)
def test_the_largest_file_is_read_or_refused(text: str) -> None:
    start = time.process_time()
    load_file(text, "f.yaml", *ALL)
    assert time.process_time() - start < 20  # a guard against hanging, not a measurement
