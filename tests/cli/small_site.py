"""A site of two ledgers, one sheet and one scheme, so that a command line test takes seconds."""

import json
from pathlib import Path
from typing import Any

import pytest

from starcrew.cli import run

FILES = {
    "site.yaml": """
站点: 小站
班次: {白班: {上班: "08:00", 下班: "16:00"}}
评星方案: 季度星级
台账库: data
评定库: evaluations
""",
    "schemas/班组.yaml": """
记录: 班组
族: 登记
用途: 班组名册
键: 编号
有效: [启用, 停用]
名称字段: 名称
字段:
  编号: {类型: 文本, 必填: 是}
  名称: {类型: 文本, 必填: 是}
  启用: {类型: 日期, 必填: 是}
  停用: {类型: 日期}
""",
    "schemas/点名.yaml": """
记录: 点名
族: 事件
键: [班组, 日期]
计数日期: 日期
归属: {班组: 班组}
字段:
  班组: {类型: 班组, 必填: 是}
  日期: {类型: 日期, 必填: 是}
  缺席: {类型: 整数, 单位: 人}
  备注: {类型: 文本}
""",
    "schemas/交付.yaml": """
记录: 交付
族: 登记
用途: 交付说明
键: [台账, 班组, 从, 至]
有效: [从, 至]
归属: {班组: 班组}
名称字段: 台账
字段:
  台账: {类型: 文本, 必填: 是}
  班组: {类型: 班组}
  从: {类型: 日期, 必填: 是}
  至: {类型: 日期, 必填: 是}
""",
    "rules/点名表.yaml": """
考核表: 点名表
对象: 班组
项目:
- 编号: DM-1
  名称: 全员到场
  依据: 天天点名,人人到场
  标准分: 100
  检查:
  - 名称: 缺席
    每个: 点名
    判定:
    - {当: {缺席: {至少: 1}}, 扣: {分: 2, 乘: 缺席, 封顶: 10}, 说明: 一人两分}
  - 名称: 瞒报
    每个: 点名
    判定:
    - {当: {备注: 瞒报}, 空白视为: 不成立, 扣: 20, 限星: 1}
---
方案: 季度星级
对象: 班组
考核表: {点名表: 100%}
星级:
- {星: 2, 得分: {至少: 95}, 必备: [{项目: DM-1, 状态: 满足}]}
- {星: 1, 得分: {至少: 80, 低于: 95}}
""",
}
TEAMS = "编号,名称,启用,停用\nT1,甲班,2026-01-01,\nT2,乙班,2026-01-01,\n"
CALLS = "班组,日期,缺席,备注\n甲班,2026-07-01,0,\n甲班,2026-07-02,3,=1+1\n乙班,2026-07-01,1,\n丙班,2026-07-01,1,\n"


def small_site(folder: Path) -> Path:
    for name, text in FILES.items():
        path = folder / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.lstrip(), encoding="utf-8")
    (folder / "班组.csv").write_text(TEAMS, encoding="utf-8")
    (folder / "点名.csv").write_text(CALLS, encoding="utf-8")
    return folder / "site"


def filled_site(folder: Path) -> Path:
    """With both ledgers taken in and the calls of the quarter delivered."""
    site = small_site(folder)
    assert run(["intake", str(folder / "班组.csv"), str(folder / "点名.csv"), "--site", str(site)]) == 0
    deliver = ["deliver", "点名", "--from", "2026-07-01", "--to", "2026-09-30", "--who", "安全科"]
    assert run([*deliver, "--site", str(site)]) == 0
    return site


def evaluated_site(folder: Path) -> Path:
    site = filled_site(folder)
    assert run(["evaluate", "2026Q3", "--site", str(site)]) == 0
    return site


def told(capsys: pytest.CaptureFixture[str], *argv: str) -> Any:
    """What a command prints as JSON."""
    capsys.readouterr()
    run(argv)
    return json.loads(capsys.readouterr().out)
