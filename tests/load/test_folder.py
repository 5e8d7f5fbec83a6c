import hashlib
import time
from pathlib import Path

import pytest

from starcrew.load import load_site
from tests.load.samples import KIND, ROOT, SCHEME, SHEET, SITE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {"site.yaml": SITE, "schemas/班前会.yaml": KIND, "rules/表.yaml": SHEET, "rules/星/方案.yaml": SCHEME}
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_folder_is_loaded_whole(folder: Path) -> None:
    loaded = load_site(folder)
    assert loaded.problems == ()
    assert loaded.sound
    assert loaded.site is not None
    assert (list(loaded.site.kinds), list(loaded.site.sheets)) == (["班前会"], ["六项要求"])
    assert loaded.files["site.yaml"] == hashlib.sha256(SITE.encode()).hexdigest()
    assert set(loaded.places) == {("site",), ("kind", "班前会"), ("sheet", "六项要求"), ("scheme", "季度星级班组")}


def test_places_lead_into_the_files(folder: Path) -> None:
    place = load_site(folder).places["sheet", "六项要求"] / "items" / 0 / "checks" / 0 / "clauses" / 1 / "deduct"
    assert str(place.source) == "rules/表.yaml:17:23"
    assert str((place / "times").key_source) == "rules/表.yaml:17:32"


def test_the_reference_site_has_no_fault_of_form() -> None:
    loaded = load_site(ROOT)
    assert [problem.text() for problem in loaded.problems] == []
    assert "rules/site.yaml" in loaded.files


def test_names_given_twice_are_told_at_the_second_place(folder: Path) -> None:
    (folder / "rules" / "表2.yaml").write_text(SHEET, encoding="utf-8")
    (folder / "schemas" / "班前会2.yaml").write_text(KIND, encoding="utf-8")
    problems = load_site(folder).problems
    assert [(problem.code, str(problem.source), problem.args["first"]) for problem in problems] == [
        ("load.repeated_sheet", "rules/表2.yaml:1:6", "rules/表.yaml:1:6"),
        ("load.repeated_item", "rules/表2.yaml:4:7", "rules/表.yaml:4:7"),
        ("load.repeated_kind", "schemas/班前会2.yaml:1:5", "schemas/班前会.yaml:1:5"),
    ]


def test_a_folder_without_site_yaml_is_a_problem_and_the_rest_is_still_read(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "坏.yaml").write_text("考核表: 坏\n", encoding="utf-8")
    loaded = load_site(tmp_path)
    assert loaded.site is None
    assert {problem.code for problem in loaded.problems} == {"load.cannot_read", "load.missing_key"}


def test_a_file_at_fault_leaves_the_others_loaded(folder: Path) -> None:
    (folder / "rules" / "坏.yaml").write_bytes("考核表: 坏".encode("gb18030"))
    loaded = load_site(folder)
    assert loaded.site is not None
    assert not loaded.sound
    assert list(loaded.site.sheets) == ["六项要求"]
    assert [problem.text() for problem in loaded.problems] == [
        "rules/坏.yaml:1:1: 文件不是 UTF-8 编码,看起来是 GBK(记事本的 ANSI)。请用「另存为」选 UTF-8"
    ]


def test_a_hundred_documents_load_in_moments(folder: Path) -> None:
    for number in range(100):
        text = SHEET.replace("六项要求", f"表{number}").replace("LX-1", f"N-{number}")
        (folder / "rules" / f"{number}.yaml").write_text(text, encoding="utf-8")
    start = time.process_time()
    loaded = load_site(folder)
    assert loaded.sound
    assert time.process_time() - start < 20  # a guard against hanging, not a measurement
