"""Small good files, and where the reference site lies."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = sorted((ROOT / "schemas").glob("*.yaml"))
RULES = sorted(path for path in (ROOT / "rules").rglob("*.yaml") if path.name != "site.yaml")
SITE_FILE = ROOT / "rules" / "site.yaml"

SITE = "站点: 样\n班次:\n  早班: {上班: 08:00, 下班: 16:00}\n"

KIND = """\
记录: 班前会
族: 事件
键: [班组, 日期]
归属: {班组: 班组}
字段:
  班组: {类型: 班组, 必填: 是}
  日期: {类型: 日期, 必填: yes}
"""

SHEET = """\
考核表: 六项要求
对象: 班组
项目:
- 编号: LX-1
  名称: 班前安全会
  标准分: 20
  生效: 2026-01-01
  检查:
  - 名称: 逐班召开
    每个: 排班
    应有:
      记录: 班前会
      相同: [班组, {same}]
      不晚于: {上班时间: 15分钟}
    判定:
    - {当: {结果: [缺, 迟], 到会率: {至少: 80%, 低于: 90%}}, 扣: 2}
    - {当: {结果: 早}, 扣: {分: 0.5, 乘: 拖延天数, 封顶: 5}}
""".replace("{same}", "日期")

ENGLISH = """\
sheet: 隐患治理
subject: team
items:
- id: YH-1
  name: 隐患按期整改
  marks: 15
  checks:
  - name: 逾期
    each: 隐患
    counting_date: 整改期限
    charge_to: 责任班组
    expect: {field: 整改完成时间, not_after: 整改期限}
    clauses:
    - when: {result: [late, missing]}
      deduct: {points: 1, times: overdue_days_in_period, cap: 5}
"""

SCHEME = """\
方案: 季度星级班组
对象: 班组
考核表: {六项要求: 60%, 零目标: 门槛}
星级:
- {星: 5, 得分: {至少: 95}, 必备: [{项目: LM-1, 状态: 满足}, {类目得分率: {至少: 85%}}]}
- {星: 4, 得分: {至少: 90, 低于: 95}}
"""
