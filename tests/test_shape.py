import re

from tests.shape import CHINESE, ENGINE, ROOT, defined_names, functions, modules, texts, written_files

# Spelt in pieces, so that this file does not find itself.
UNFINISHED = re.compile(r"\b(?:TO" + "DO|FIX" + r"ME)\b")
MACHINE_PATH = re.compile(r"(?<![\w.~}*-])/(?:" + "home|root|tmp|work|Users" + r")/\w")
VAGUE = {"manager", "managers", "helper", "helpers", "util", "utils", "common", "handle", "handler"}
KNOWS_NO_SITE_WORD = ("count", "judge", "score", "ledger")


def test_no_function_is_longer_than_50_lines() -> None:
    assert [f for f in functions() if f.lines > 50] == []


def test_few_functions_are_longer_than_20_lines() -> None:
    long = [f"{f.place} {f.name}: {f.lines}" for f in functions() if f.lines > 20]
    assert len(long) <= len(functions()) // 20, long


def test_functions_take_at_most_4_positional_arguments() -> None:
    assert [f for f in functions() if f.positional > 4] == []


def test_no_module_is_longer_than_400_lines() -> None:
    long = {file.name: len(file.read_text(encoding="utf-8").splitlines()) for file in modules()}
    assert {name: lines for name, lines in long.items() if lines > 400} == {}


def test_names_say_what_a_thing_is() -> None:
    words = (
        (place, name, re.findall(r"[a-z]+", re.sub(r"([A-Z])", r"_\1", name).lower()))
        for place, name in defined_names()
    )
    assert [(place, name) for place, name, parts in words if VAGUE & set(parts)] == []


def test_the_core_knows_no_site_word() -> None:
    found = [
        f"{file.relative_to(ROOT)}:{text.lineno}"
        for file, tree in modules().items()
        if file.relative_to(ENGINE / "starcrew").parts[0] in KNOWS_NO_SITE_WORD
        for text in texts(tree)
        if CHINESE.search(str(text.value))
    ]
    assert found == []


def test_nothing_is_left_unfinished() -> None:
    assert places_with(UNFINISHED) == []


def test_no_path_of_somebodys_machine_is_written_down() -> None:
    assert places_with(MACHINE_PATH) == []


def places_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{file.relative_to(ROOT)}:{number}"
        for file in written_files()
        for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), start=1)
        if pattern.search(line)
    ]
