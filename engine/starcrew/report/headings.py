"""Headings of the workbook: code → (Chinese, English)."""

from starcrew.errors.problem import Lang

HEADINGS: dict[str, tuple[str, str]] = {
    "summary": ("汇总", "Summary"),
    "workers": ("职工汇总", "Workers"),
    "findings": ("扣分明细", "Findings"),
    "totals": ("控制总数", "Control totals"),
    "returned": ("退回行", "Rejected rows"),
    "run": ("运行信息", "This run"),
    "title": ("{scheme} {period}", "{scheme} {period}"),
    "until": ("{first} 至 {last},截至 {as_of}", "{first} to {last}, as of {as_of}"),
    "form": ("{name} 考核评分表", "{name}: assessment sheet"),
    "card": (
        "方案:{scheme}    总分:{total}    星级:{stars}    名次:{rank}",
        "Scheme: {scheme}    Total: {total}    Stars: {stars}    Rank: {rank}",
    ),
    "rank": ("名次", "Rank"),
    "id": ("编号", "Id"),
    "name": ("名称", "Name"),
    "group": ("所属班组", "Team"),
    "exact": ("总分(精确)", "Total (exact)"),
    "shown": ("总分", "Total"),
    "bonus": ("加分", "Bonus"),
    "stars": ("星级", "Stars"),
    "vetoes": ("否决与限星", "Vetoes and caps"),
    "blocked": ("待定事项", "Open"),
    "next": ("距上一星级差", "Missing to the next star"),
    "number": ("序号", "No."),
    "item": ("考核项目", "Item"),
    "marks": ("标准分", "Marks"),
    "basis": ("考核内容", "Basis"),
    "criteria": ("评分标准", "Criteria"),
    "deducted": ("扣分", "Deducted"),
    "why": ("扣分原因", "Reasons"),
    "score": ("得分", "Score"),
    "remarks": ("备注", "Remarks"),
    "section": ("{sheet}(权重 {weight})", "{sheet} (weight {weight})"),
    "gate_section": ("{sheet}(门槛,不计分)", "{sheet} (gate, no marks)"),
    "subtotal": ("小计", "Subtotal"),
    "of_hundred": ("折合百分制", "of a hundred"),
    "signatures": (
        "考核人:____________    被考核人:____________    审核:____________    日期:____________",
        "Assessed by: ____________    Seen by: ____________    Approved by: ____________    Date: ____________",
    ),
    "times_taken": ("{count} 次,扣 {points} 分", "{count} times, {points} deducted"),
    "times_given": ("{count} 次,加 {points} 分", "{count} times, {points} added"),
    "times_only": ("{count} 次", "{count} times"),
    "bonus_given": ("加 {points} 分", "{points} added"),
    "category": ("类目:{category}", "Category: {category}"),
    "scheme": ("方案", "Scheme"),
    "item_id": ("项目", "Item"),
    "check": ("检查", "Check"),
    "clause": ("判定", "Clause"),
    "outcome": ("结论", "Outcome"),
    "case": ("情形", "Case"),
    "times": ("乘数", "Times"),
    "points": ("扣分(封顶前)", "Points (before cap)"),
    "counted": ("扣分(封顶后)", "Points (after cap)"),
    "added": ("加分(封顶前)", "Added (before cap)"),
    "holds": ("成立", "holds"),
    "unknown": ("不能评定", "cannot be told"),
    "kind": ("台账", "Ledger"),
    "file": ("文件", "File"),
    "sheet": ("工作表", "Sheet"),
    "row": ("行", "Row"),
    "record": ("记录编号", "Record id"),
    "batch": ("批次", "Batch"),
    "read": ("读取", "Read"),
    "accepted": ("接收", "Accepted"),
    "rejected": ("退回", "Rejected"),
    "skipped": ("略过", "Skipped"),
    "duplicate": ("重复", "Duplicate"),
    "repaired": ("修复单元格", "Repaired cells"),
    "difference": ("差额", "Difference"),
    "sum": ("合计", "Sum"),
    "column": ("列", "Column"),
    "original": ("原文", "Original"),
    "reason": ("退回原因与改法", "Reason and cure"),
    "nothing": ("没有", "None"),
    "cut": (
        "行数太多,其余 {count} 条证据不在此列出;starcrew explain --json 可查全部。",
        "too many rows: {count} more pieces of evidence are left out; starcrew explain --json has them all.",
    ),
    "period": ("考核期", "Period"),
    "order": ("计算次序", "Order of computation"),
    "order_words": (
        (
            "扣分 → 项目扣完为止 → 加分封顶 → 缺项折算 → 权重 → 总分 → 否决与限星 → 按精确分定星 → 必备条件 → "
            "资格 → 排名 → 只为显示而四舍五入(保留一位小数)。折算和加权各按四位小数四舍五入一次,此外没有舍入。"
        ),
        (
            "deduct → item floor → bonus cap → re-base → weight → total → vetoes and caps → bands on the exact value → "
            "prerequisites → eligibility → ranking → rounding for display only (half up, one decimal). "
            "Re-basing and weighting round half up once each to four decimals; nothing else rounds."
        ),
    ),
}


def heading(code: str, lang: Lang, **values: object) -> str:
    """The words with their values. Raises KeyError for a code without words (a bug)."""
    zh, en = HEADINGS[code]
    return (zh if lang == "zh" else en).format(**values)


def headings(codes: str, lang: Lang) -> list[str]:
    """Several headings, codes separated by white space."""
    return [heading(code, lang) for code in codes.split()]
