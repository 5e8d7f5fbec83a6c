import pytest
from importlinter.cli import lint_imports

from tests.shape import ROOT


def test_every_import_goes_from_stages_down_to_errors(capsys: pytest.CaptureFixture[str]) -> None:
    code = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True)
    assert code == 0, capsys.readouterr().out
