"""Fixed phrases of what people read about an evaluation: code → (Chinese, English)."""

from starcrew.errors.problem import Lang

PHRASES: dict[str, tuple[str, str]] = {
    # tests
    "at_least": ("至少 {value}", "at least {value}"),
    "above": ("超过 {value}", "above {value}"),
    "at_most": ("至多 {value}", "at most {value}"),
    "below": ("低于 {value}", "below {value}"),
    "between": ("介于 {value} 至 {other}", "from {value} to {other}"),
    "is_not": ("不是 {value}", "is not {value}"),
    "contains": ("包含 {value}", "contains {value}"),
    "equals": ("为 {value}", "is {value}"),
    "present": ("有值", "is filled in"),
    "absent": ("空着", "is blank"),
    "or": ("或", " or "),
    "and": (",且 ", ", and "),
    "either": (",或 ", ", or "),
    "comma": ("、", ", "),
    "semicolon": (";", "; "),
    "colon": (":", ": "),
    "full_stop": ("。", ". "),
    "brackets": ("({inside})", " ({inside})"),
    "always": ("每一条", "each one"),
    "blank_true": ("空白视为成立", "a blank counts as holding"),
    "blank_false": ("空白视为不成立", "a blank counts as not holding"),
    # what a check looks at
    "each": ("每个 {each}", "each {each}"),
    "counting_date": ("按 {field} 计入考核期", "counted on {field}"),
    "charge_to": ("归于 {field}", "charged to {field}"),
    "per": ("逐 {field}", "one by one: {field}"),
    "expect": ("应有 {record}{how}", "there should be {record}{how}"),
    "expect_field": ("应填 {field}{how}", "{field} should be filled in{how}"),
    "expect_count": ("至少 {count} 次", "at least {count} times"),
    "lookup": ("查 {record}{how}", "looked up in {record}{how}"),
    "same": ("同 {fields}", "same {fields}"),
    "not_before": ("不早于 {bound}", "not before {bound}"),
    "not_after": ("不晚于 {bound}", "not after {bound}"),
    "valid_on": ("当天在 {first} 至 {last} 之内", "the day lies from {first} to {last}"),
    "where": ("只看 {tests}", "only where {tests}"),
    "distinct": ("同一 {fields} 只算一次", "once per {fields}"),
    "repeat": ("同一 {fields} {within}内数次数", "occurrences of the same {fields} within {within}"),
    "this_period": ("本期", "this period"),
    "measure_share": ("率 = 其中 {tests} 的占比", "share = those where {tests}"),
    "measure_count_if": ("符合数 = 其中 {tests} 的个数", "count if = those where {tests}"),
    "measure": ("{measure} = {field} 的{measure}", "{measure} of {field}"),
    "min_sample": ("至少 {count} 条才评", "judged from {count} rows on"),
    # effects
    "clause": ("{condition} → {effects}", "{condition} → {effects}"),
    "deduct": ("扣 {points} 分", "deduct {points}"),
    "add": ("加 {points} 分", "add {points}"),
    "times": (" × {fields}", " × {fields}"),
    "case_cap": ("每条最多 {points} 分", "at most {points} each"),
    "set_to": ("本项得 {points} 分", "the item scores {points}"),
    "set_rate": ("本项得标准分的 {share}", "the item scores {share} of its marks"),
    "zero_item": ("本项不得分", "the item scores nothing"),
    "zero_total": ("总分为零", "the total is zero"),
    "cap_star": ("最高 {star} 星", "at most {star} stars"),
    "disqualify": ("取消资格", "disqualified"),
    "not_met": ("不满足", "not met"),
    "nothing": ("不计", "nothing"),
    "check_cap": ("本条最多扣 {points} 分", "at most {points} for this check"),
    "heaviest": ("几条同时成立时取最重的一条", "of several clauses the heaviest counts"),
    "all": ("几条同时成立时都算", "of several clauses all count"),
    # stars and what keeps them away
    "stars": ("{star} 星", "{star} stars"),
    "stars_range": ("{low}–{high} 星,待定", "{low}–{high} stars, open"),
    "not_rated": ("不参评", "not rated"),
    "gap_score": ("得分 {total},要求{score}", "score {total}; it takes: {score}"),
    "gap_cap": ("被限为最高 {star} 星:{items}", "held to {star} stars: {items}"),
    "gap_sheet": ("考核表“{sheet}”须全部满足,还差:{items}", "sheet {sheet} must be met in full, still open: {items}"),
    "gap_item": ("项目 {item} 须满足,现为{state}", "item {item} must be met, now: {state}"),
    "gap_rate": ("各类目{rate},不够的:{rates}", "every category{rate}; short: {rates}"),
    "rate_of": ("{category} {share}", "{category} {share}"),
    "field_score": ("得分", "score"),
    "field_rate": ("得分率", " rate "),
    "field_days": ("在册天数", "days on the roster"),
    "field_shifts": ("应出勤班次", "scheduled shifts"),
    "why_days": ("{field} {found},要求{needed}", "{field} {found}; it takes: {needed}"),
    "why_roster": ("登记不符合:{tests}", "the roster entry does not meet: {tests}"),
    "why_disqualified": ("取消资格:{items}", "disqualified by {items}"),
    "why_applicable": (
        "适用的项目只占标准分的 {found},要求至少 {needed}",
        "only {found} of the marks apply; it takes: at least {needed}",
    ),
    "why_no_total": ("没有适用的考核表", "no weighted sheet applies"),
    # why a line cannot be judged
    "undelivered": (
        "台账“{kind}”缺 {first} 至 {last}",
        "ledger {kind} was not delivered for {first} to {last}",
    ),
    "untold": ("要看的栏目空着({fields})", "a field that decides is blank ({fields})"),
    # states of a line
    "judged": ("已评", "judged"),
    "not_applicable": ("不适用", "not applicable"),
    "cannot_judge": ("不能评定", "cannot be judged"),
    "met": ("满足", "met"),
    "deducted": ("扣了 {points} 分", "{points} deducted"),
    "not_met_state": ("不满足", "not met"),
    # kinds of subject
    "team": ("班组", "Team"),
    "worker": ("职工", "Worker"),
    "workshop": ("车间", "Workshop"),
    # an evidence's place
    "place": ("{file}[{sheet}]第 {row} 行", "{file}[{sheet}] row {row}"),
    "place_no_sheet": ("{file} 第 {row} 行", "{file} row {row}"),
    "place_unknown": ("{id}", "{id}"),
}


def phrase(code: str, lang: Lang, **values: object) -> str:
    """The words with their values. Raises KeyError for a code without words (a bug)."""
    zh, en = PHRASES[code]
    return (zh if lang == "zh" else en).format(**values)


def joined(parts: list[str], lang: Lang, by: str = "comma") -> str:
    """The parts with the language's sign between them."""
    return phrase(by, lang).join(parts)
