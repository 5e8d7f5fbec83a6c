"""Messages of the stage `judge`: what is wrong, then what to do about it."""

TEXTS: dict[str, tuple[str, str]] = {
    "judge-engine-missing": (
        (
            "无法载入规则引擎 durable_rules ({detail})。请在装有 C 编译器的机器上重新安装:"
            "CPPFLAGS=-DPyEval_CallObject=PyObject_CallObject "
            "pip install --force-reinstall --no-cache-dir durable_rules==2.0.28"
        ),
        (
            "the rule engine durable_rules cannot be imported ({detail}). Reinstall it where there is a C compiler: "
            "CPPFLAGS=-DPyEval_CallObject=PyObject_CallObject "
            "pip install --force-reinstall --no-cache-dir durable_rules==2.0.28"
        ),
    ),
    "judge-clock": (
        "本机时钟是 {now},早于本程序的日期 {built},规则引擎在错误的时钟下不可靠。请先校准时钟。",
        (
            "this machine's clock says {now}, before this program's date {built}; the rule engine cannot be trusted "
            "under a wrong clock. Set the clock first."
        ),
    ),
    "judge-worker-unstarted": (
        "判定进程两次都没有启动:{detail}。请检查内存、进程数限制和 Python 安装。",
        "the judging process did not start, twice: {detail}. Check memory, process limits and the Python installation.",
    ),
    "judge-worker-lost": (
        (
            "判定进程两次中断:{detail}。条件所用字段:{fields};出错的情形:{case} ('-' 表示无法定位)。"
            "评定已停止,没有采用任何结果;请保留该情形并报告。"
        ),
        (
            "the judging process was lost twice: {detail}. Fields tested: {fields}; case: {case} ('-' if none "
            "could be singled out). The run has stopped and nothing was used; keep the case and report it."
        ),
    ),
    "judge-breach": (
        "规则引擎的回答超出了可信范围:{detail}。条件所用字段:{fields};情形:{case}。评定已停止;请报告此情形。",
        (
            "the rule engine answered outside what can be trusted: {detail}. Fields of the condition: {fields}; "
            "case: {case}. The run has stopped; report this case."
        ),
    ),
    "judge-deciders-differ": (
        "两个判定器结果不同,评定已停止。情形:{case}。规则引擎:{engine}。对照判定:{reference}。请报告此情形。",
        (
            "the two deciders differ and the run has stopped. Case: {case}. Rule engine: {engine}. "
            "Reference: {reference}. Report this case."
        ),
    ),
    "judge-too-large": (
        "条件过大:{limit} 为 {found},最多 {allowed} (0 表示有空的条件组)。请把这一条判定拆成几条。",
        (
            "the condition is too large: {limit} is {found}, at most {allowed} (0: an empty group). "
            "Split the clause into several."
        ),
    ),
    "judge-field-unknown": (
        "条件用到了情形中没有的字段:{fields}。请检查字段名。",
        "the condition tests fields that the case does not have: {fields}. Check the names.",
    ),
    "judge-fields-doubled": (
        "情形中有重名的字段:{fields}。请给其中一个改名。",
        "fields of the case share a name: {fields}. Rename one.",
    ),
    "judge-case-length": (
        "一个情形有 {found} 个值,应为 {expected} 个。这是程序错误,请报告。",
        "a case has {found} values where {expected} belong. This is a fault of the program; report it.",
    ),
    "judge-blank": (
        "字段“{field}”声明为不会空缺,却出现了空值。请检查该字段的来源。",
        "field {field} is declared never blank, but a blank arrived. Check where the field comes from.",
    ),
    "judge-value-type": (
        "字段“{field}”的值 {value} 不是{type}类型。请检查该字段的类型。",
        "field {field}: {value} is not of type {type}. Check the field's type.",
    ),
    "judge-range": (
        "字段“{field}”的值 {value} 太大,无法准确判定 (数值须在 ±4,503,599,627 以内)。请换用更大的单位。",
        (
            "field {field}: {value} is too large to be judged exactly (numbers must lie within ±4,503,599,627). "
            "Use a larger unit."
        ),
    ),
    "judge-constant-type": (
        "条件把“{field}” ({type}) 与 {constant} 比较,类型不合,或小数超过 6 位。请改写该值。",
        (
            "the condition compares {field} ({type}) with {constant}: the type does not fit, or it has more than "
            "6 decimals. Rewrite the value."
        ),
    ),
    "judge-operator": (
        "“{field}”是{type}类型,不能用 {operator} 比较,只能问等于或不等于。",
        "field {field} is of type {type} and cannot be compared with {operator}; only equal or not equal.",
    ),
}
