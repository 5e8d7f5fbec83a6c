"""A new record kind, a new sheet on it and a new feature for it: no Python, through the command line alone."""

import json
import shutil
from pathlib import Path

import pytest

from starcrew.cli import run

KIND = """
记录: 安全帽检查
族: 事件
工作表: [安全帽检查, 安全帽抽查]
键: [班组, 日期]
计数日期: 日期
归属: {班组: 班组}
字段:
  班组: {类型: 班组, 必填: 是, 表头: [班组名称]}
  日期: {类型: 日期, 必填: 是, 表头: [抽查日期]}
  应戴: {类型: 整数, 必填: 是, 单位: 人}
  未戴: {类型: 整数, 必填: 是, 单位: 人, 表头: [未戴人数]}
派生:
  未戴率: {比: [未戴, 应戴]}
"""
SHEET = """
考核表: 劳保用品
对象: 班组
项目:
- 编号: LB9-1
  名称: 安全帽
  依据: 进入现场必须戴好安全帽
  标准分: 100
  检查:
  - 名称: 未戴安全帽
    每个: 安全帽检查
    判定:
    - {当: {未戴率: {至少: 20%}}, 扣: 10, 限星: 3}
    - {当: {未戴率: {超过: 0%, 低于: 20%}}, 扣: {分: 1.5, 乘: 未戴}}
---
方案: 劳保星级
对象: 班组
考核表: {劳保用品: 100%}
星级:
- {星: 5, 得分: {至少: 95}}
- {星: 3, 得分: {至少: 80, 低于: 95}}
"""
FEATURE = """# language: zh-CN
功能: LB9-1 安全帽

  场景: 抽查发现两人未戴
    假如 有班组"甲班"
    而且 有以下《安全帽检查》记录:
      | 班组 | 日期       | 应戴 | 未戴 |
      | 甲班 | 2026-07-10 | 20   | 2    |
    当 评定2026年第三季度
    那么 班组"甲班"的"LB9-1"得97分
    而且 班组"甲班"的"LB9-1"不限星

  场景: 五人里一人未戴,够两成
    假如 有班组"甲班"
    而且 有以下《安全帽检查》记录:
      | 班组 | 日期       | 应戴 | 未戴 |
      | 甲班 | 2026-07-10 | 5    | 1    |
    当 评定2026年第三季度
    那么 班组"甲班"的"LB9-1"得90分
    而且 班组"甲班"的"LB9-1"限3星
"""
TEAMS = """班组编号,班组名称,车间,工种,班制,是否有特种作业,启用日期
T1,甲班,机加车间,机加工,常白班,否,2026-01-01
T2,乙班,机加车间,电焊,常白班,否,2026-01-01
"""
CHECKS = """班组名称,抽查日期,应戴,未戴人数
甲班,2026年7月10日,20,2
甲班,2026/8/10,20人,0
乙班,2026-07-10,5,1
"""


def test_a_new_kind_sheet_and_feature_work_without_python(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = tmp_path / "站点"
    assert run(["init", str(site)]) == 0
    shutil.rmtree(site / "features")
    written(site / "schemas" / "安全帽检查.yaml", KIND)
    written(site / "rules" / "劳保用品.yaml", SHEET)
    written(site / "features" / "劳保用品" / "LB9-1-安全帽.feature", FEATURE)
    in_force(site / "site.yaml", "劳保星级")
    assert run(["check", "--site", str(site)]) == 0

    capsys.readouterr()
    assert run(["test", "--site", str(site)]) == 0
    out = capsys.readouterr().out
    assert "场景通过 2 个" in out
    assert "LB9-1" not in out.split("没有场景")[1]

    written(tmp_path / "班组名册.csv", TEAMS)
    written(tmp_path / "安全帽抽查.csv", CHECKS)
    ledgers = [str(tmp_path / "班组名册.csv"), str(tmp_path / "安全帽抽查.csv")]
    assert run(["intake", *ledgers, "--site", str(site)]) == 0
    days = ["--from", "2026-07-01", "--to", "2026-09-30", "--who", "安全科"]
    assert run(["deliver", "安全帽检查", *days, "--site", str(site)]) == 0

    capsys.readouterr()
    assert run(["evaluate", "2026Q3", "--scheme", "劳保星级", "--site", str(site), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert {(s["name"], s["total"], s["stars"]) for s in said["subjects"]} == {("甲班", "97", 5), ("乙班", "90", 3)}

    assert run(["explain", "2026Q3", "T2", "--site", str(site)]) == 0
    out = capsys.readouterr().out
    assert "未戴率 至少 20% → 扣 10 分、最高 3 星" in out
    assert "安全帽抽查.csv 第 4 行" in out


def in_force(settings: Path, scheme: str) -> None:
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("评星方案: [", f"评星方案: [{scheme}, "), encoding="utf-8")


def written(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.lstrip(), encoding="utf-8")
