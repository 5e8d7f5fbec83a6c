"""Messages of the stage `check`: what is wrong, then what to do about it."""

TEXTS: dict[str, tuple[str, str]] = {
    "check.unknown_field": (
        "没有字段「{name}」。可用的写法: {hint}",
        "there is no field '{name}'; did you mean: {hint}",
    ),
    "check.unknown_kind": (
        "没有记录种类「{name}」。可用的写法: {hint}",
        "there is no record kind '{name}'; did you mean: {hint}",
    ),
    "check.unknown_sheet": (
        "没有考核表「{name}」。可用的写法: {hint}",
        "there is no sheet '{name}'; did you mean: {hint}",
    ),
    "check.unknown_item": (
        "本方案的考核表里没有项目「{name}」。可用的写法: {hint}",
        "no sheet of this scheme has an item '{name}'; did you mean: {hint}",
    ),
    "check.unknown_category": (
        "没有类目「{name}」。可用的写法: {hint}",
        "there is no category '{name}'; did you mean: {hint}",
    ),
    "check.unknown_scheme": (
        "没有评星方案「{name}」。可用的写法: {hint}",
        "there is no scheme '{name}'; did you mean: {hint}",
    ),
    "check.unknown_value": (
        "字段「{field}」没有取值「{text}」。可用的取值: {known}",
        "field '{field}' has no value '{text}'; it may be: {known}",
    ),
    "check.not_a_duration": (
        "「{text}」不是时长。请写数字和单位,如 15分钟、24小时、3天",
        "'{text}' is not a duration; write a number and a unit, such as 15分钟, 24小时, 3天",
    ),
    "check.not_a_number": (
        "「{text}」不是数。请写半角数字,如 12、0.5、80%",
        "'{text}' is not a number; write 12, 0.5 or 80%",
    ),
    "check.too_fine": (
        "「{text}」小数位太多,最多六位",
        "'{text}' has more than six decimals",
    ),
    "check.not_a_date": (
        "「{text}」不是日期。请写成 2026-07-01",
        "'{text}' is not a date; write 2026-07-01",
    ),
    "check.not_a_time": (
        "「{text}」不是时刻。请写成 07:30",
        "'{text}' is not a clock time; write 07:30",
    ),
    "check.not_yes_no": (
        "「{text}」应写 是 或 否",
        "'{text}' should be 是 or 否",
    ),
    "check.not_ordered": (
        "字段「{field}」是文字,不能比大小。请直接写取值,或写成列表",
        "field '{field}' is text and has no order; write the value, or a list of values",
    ),
    "check.not_comparable": (
        "字段「{field}」与「{other}」类型不同,不能比较",
        "fields '{field}' and '{other}' have different types and cannot be compared",
    ),
    "check.list_in_clause": (
        "字段「{field}」是名单。请先用「逐」拆成一人一行,或用派生的「个数」",
        "field '{field}' is a list; make one row per entry with 逐, or use a derived 个数",
    ),
    "check.field_in_clause": (
        "「判定」里不能用字段与字段比较或「包含」(字段「{field}」)。请移到「条件」,或用派生字段",
        "a clause cannot compare field '{field}' with a field; move the test to 条件 or use a derived field",
    ),
    "check.not_a_date_field": (
        "字段「{field}」不是日期字段",
        "field '{field}' is not a date field",
    ),
    "check.no_counting_date": (
        "记录种类「{kind}」没有写「计数日期」,不知道一行算在哪一期",
        "kind '{kind}' has no 计数日期, so the period of a row is unknown",
    ),
    "check.register_without_dates": (
        "登记「{kind}」没有写「有效: [从, 至]」",
        "register '{kind}' has no 有效: [from, until]",
    ),
    "check.not_a_list": (
        "「逐」要的是名单字段,「{name}」不是。可用: {hint}",
        "逐 takes a list field and '{name}' is none; possible: {hint}",
    ),
    "check.no_deadline": (
        "「应有」字段「{field}」时要写「不晚于」",
        "expecting field '{field}' needs 不晚于",
    ),
    "check.whole_days": (
        "「内: {text}」应是整天数,如 90天",
        "内: {text} should be whole days, such as 90天",
    ),
    "check.not_a_number_field": (
        "字段「{field}」不是可计算的数",
        "field '{field}' is not a number to calculate with",
    ),
    "check.several_roles": (
        "「{kind}」里有几个字段都可能是{subject}({roles})。请写「归于」说明算谁的",
        "several fields of '{kind}' may name the {subject} ({roles}); say which pays with 归于",
    ),
    "check.no_role": (
        "「{kind}」没有说明哪个字段是{subject}。请在记录种类里写「归属」,或在检查里写「归于」",
        "'{kind}' does not say which field names the {subject}; add 归属 to the kind or 归于 to the check",
    ),
    "check.not_a_role": (
        "「归于: {name}」不是班组或人员字段。可用: {hint}",
        "归于: {name} is no team or person field; possible: {hint}",
    ),
    "check.list_role": (
        "「{field}」一格里有几个人。请写「逐: {field}」,每人一行",
        "'{field}' holds several people; write 逐: {field} for one row each",
    ),
    "check.no_effect": (
        "这一条没有写结果。请写 扣、加、得、不满足、限星 … 之一;确实不计时写「不计: 是」",
        "this clause has no effect; write 扣, 加, 得, 不满足, 限星 …, or 不计: 是 if nothing is meant",
    ),
    "check.overlap": (
        "判定重叠: 第{first}条与第{second}条都包含 {case}。请改界限,或写「命中: 就重」或「命中: 全部」",
        "clauses overlap: numbers {first} and {second} both match {case}; move a bound, or write 命中: 就重 or 全部",
    ),
    "check.hole": (
        "分档之间有空档: {hole} 没有任何一条管到",
        "the bands leave a hole: no clause covers {hole}",
    ),
    "check.too_large": (
        "这一条的条件太多({limit}: {found} > {allowed})。请拆成几条",
        "the condition is too large ({limit}: {found} > {allowed}); split the clause",
    ),
    "check.one_derivation": (
        "派生字段要正好写一种算法,这里有 {found} 种",
        "a derived field needs exactly one derivation, here are {found}",
    ),
    "check.wrong_input": (
        "字段「{field}」的类型不能用在这里",
        "field '{field}' has a type that cannot stand here",
    ),
    "check.no_values": (
        "枚举字段「{field}」没有写「取值」",
        "enum field '{field}' has no 取值",
    ),
    "check.weights": (
        "考核表权重合计 {total},应为 100%",
        "the weights add up to {total}, not 100%",
    ),
    "check.other_subject": (
        "考核表「{sheet}」的对象与方案不同",
        "sheet '{sheet}' is for another kind of subject than the scheme",
    ),
    "check.star_twice": (
        "{star} 星写了两次",
        "star {star} stands twice",
    ),
    "check.one_prerequisite": (
        "每条必备条件正好写 项目、考核表、类目得分率 之一,这里有 {found} 个",
        "a prerequisite names exactly one of 项目, 考核表, 类目得分率; here are {found}",
    ),
    "check.purpose_twice": (
        "用途已由「{other}」担任",
        "this purpose already belongs to '{other}'",
    ),
    "check.no_roster": (
        "没有{subject}名册: 需要一个写了相应「用途」的登记",
        "there is no roster of {subject}s: a register with that 用途 is needed",
    ),
    "check.total": (
        "写的合计是 {said:g} 分,各项标准分加起来是 {found:g} 分",
        "the stated total is {said:g}, the items add up to {found:g}",
    ),
    "check.gate_with_points": (
        "项目 {item} 没有标准分,却有扣分或得分。请写「标准分」,或改用「不满足」",
        "item {item} has no marks but deducts or sets points; give it 标准分 or use 不满足",
    ),
    "check.marks_not_met": (
        "项目 {item} 有标准分,「不满足」对它不起作用。请写 扣、不得分 或 限星,或去掉「标准分」",
        "item {item} has marks, so 不满足 does nothing; write 扣, 不得分 or 限星, or take its marks away",
    ),
    "check.empty_group": (
        "「任一」里有一组是空的。请写上条件,或去掉这一组",
        "a group of 任一 is empty; write its tests or take it away",
    ),
    "check.name_twice": (
        "「{name}」匹配了两次,字段会混在一起。请给其中一个另写「名称」",
        "'{name}' is matched twice and their fields would be mixed up; give one of them another 名称",
    ),
    "check.nothing_expected": (
        "「应有」要写「记录」或「字段」",
        "应有 needs 记录 or 字段",
    ),
    "check.one_bound": (
        "这里只写一个字段,或一个字段加时长,如 上班时间: 15分钟",
        "here stands one field, or one field and a duration, such as 上班时间: 15分钟",
    ),
    "check.no_membership": (
        "要有一个「用途: 班组成员」的登记,才知道谁在哪个班组",
        "a register with 用途: 班组成员 is needed to know who belongs to which team",
    ),
    "check.purpose_lacks": (
        "用途是「{purpose}」的记录种类要写「{key}」",
        "a kind that serves as {purpose} needs {key}",
    ),
    "check.roster_key": (
        "名册的「键」只能是一个字段:一人(一班组)一行",
        "the 键 of a roster is one field: one row per person or team",
    ),
    "check.derived_later": (
        "派生字段「{field}」写在后面,这里还算不出来。请把它移到前面",
        "derived field '{field}' stands further down and is not known here; move it up",
    ),
    "check.period_backwards": (
        "周期的末日 {last} 早于首日 {first}",
        "the period ends on {last}, before its first day {first}",
    ),
}
