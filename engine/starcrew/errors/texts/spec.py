"""Messages about feature files: what is wrong, then what to do about it."""

TEXTS: dict[str, tuple[str, str]] = {
    "spec-unknown-kind": (
        "没有叫《{name}》的台账。可用的有:{known}。",
        "there is no record kind {name}. There are: {known}.",
    ),
    "spec-no-purpose": (
        "这个站点没有“{purpose}”用途的台账,这一步用不了。请改用“有以下《…》记录:”。",
        "this site has no record kind with the purpose {purpose}. Write its rows with 有以下《…》记录: instead.",
    ),
    "spec-no-date": (
        "《{kind}》没有日期栏,不能逐日写。请改用“有以下《{kind}》记录:”。",
        "{kind} has no date column to write it day by day. Use 有以下《{kind}》记录: instead.",
    ),
    "spec-no-reference": (
        "《{kind}》没有指向《{named}》的栏,不能逐条对应。",
        "{kind} has no column that refers to {named}.",
    ),
    "spec-backwards": (
        "起止日期写反了:{first} 至 {last}。",
        "the dates run backwards: {first} to {last}.",
    ),
    "spec-no-day": (
        "日历上没有“{text}”这一天,日期请写成 2026-07-06。",
        "{text} is no day; write dates as 2026-07-06.",
    ),
    "spec-no-period": (
        "不认识评定期“{text}”。可写 2026年第三季度、2026年7月、2026年上半年、2026年,或 site.yaml 里定义的周期名。",
        "{text} is no period. Write 2026Q3, 2026年第三季度, 2026年7月, or the name of a period in site.yaml.",
    ),
    "spec-unknown-column": (
        "《{kind}》没有“{column}”这一栏。可用的有:{known}。",
        "{kind} has no column {column}. It has: {known}.",
    ),
    "spec-derived-column": (
        "“{column}”是系统由别的栏算出来的,不能写进《{kind}》。可写的有:{known}。",
        "{column} is worked out from other columns and cannot be written in {kind}. It has: {known}.",
    ),
    "spec-row-lost": (
        "有的行没有收下:与前面相同 {duplicate} 行,看作合计或说明 {skipped} 行。请让每一行各不相同(例如写上编号)。",
        "rows were not taken: {duplicate} repeat others, {skipped} look like totals or notes. Make each different.",
    ),
    "spec-unknown-subject": (
        "评定结果里没有{sort}“{name}”。有:{known}。请在“假如”里先写上,并检查名字和启用、入职日期。",
        "the result has no {sort} {name}. It has: {known}. Add it in a 假如 step; check its name and first day.",
    ),
    "spec-unknown-item": (
        "没有编号为“{item}”的项目。有:{known}。",
        "there is no item {item}. There are: {known}.",
    ),
    "spec-sheet-unused": (
        "“{item}”所在的考核表“{sheet}”没有列入 site.yaml 正在用的评星方案,不会评定。请把它写进方案的“考核表”。",
        "no scheme named in site.yaml uses the sheet {sheet} of item {item}, so it is never evaluated. Add it to one.",
    ),
    "spec-unknown-check": (
        "“{item}”没有叫“{check}”的检查。有:{known}。",
        "item {item} has no check {check}. It has: {known}.",
    ),
    "spec-unknown-reason": (
        "“因为”下面的表没有“{column}”这一栏。可用的有:{known}。",
        "the table of reasons knows no column {column}. It knows: {known}.",
    ),
    "spec-not-evaluated": (
        "还没有评定就要看结果。请先写“当 评定2026年第三季度”。",
        "a result is asked for before anything was evaluated. Write 当 评定2026年第三季度 first.",
    ),
    "spec-unknown-step": (
        "不认识这一步:{step}。请对照 docs/写场景.md 的句式。",
        "this step is not known: {step}. See the list of steps in docs/写场景.md.",
    ),
    "spec-no-language": (
        "第一行要写“# language: zh-CN”,不然“功能、场景、假如”都不认识。",
        "the first line must be # language: zh-CN, or the Chinese keywords are not known.",
    ),
    "spec-full-width-colon": (
        "“{keyword}”后面的冒号是全角的“：”,请改成半角的“:”。",
        "the colon after {keyword} is full-width; use an ASCII one.",
    ),
    "spec-not-utf8": (
        "文件不是 UTF-8 编码(多半是 GBK)。请另存为 UTF-8。",
        "the file is not UTF-8 (probably GBK). Save it as UTF-8.",
    ),
    "spec-syntax": (
        "看不懂这一行:{line}。这里可以写:{expected}。",
        "this line is not understood: {line}. Expected: {expected}.",
    ),
    "spec-table-width": (
        "表的这一行格数与表头不同。请补齐竖线。",
        "this row of the table has another number of cells than its heading.",
    ),
    "spec-repeated-scenario": (
        "场景名“{name}”在这个文件里用了两次(另一处在第 {other} 行),只会运行一个。请改一个名字。",
        "the scenario name {name} is used twice in this file (also in line {other}); only one would run. Rename one.",
    ),
    "spec-no-scenario": (
        "这个文件里没有场景。",
        "this file has no scenario.",
    ),
    "spec-nothing-expected": (
        "场景“{name}”没有“那么”,怎样都会通过。请写上期望的结果;行首漏了“假如、当、那么”的,Gherkin 只当作说明。",
        (
            "scenario {name} has no 那么 and passes whatever happens. Say what is expected; to Gherkin a line without "
            "its keyword is only a description."
        ),
    ),
    "spec-no-example": (
        "这张“例子”表没有一行例子,场景大纲不会运行。请至少写一行。",
        "this table of examples has no row, so the outline would not run. Write at least one.",
    ),
    "spec-run-failed": (
        "场景没有运行完:{detail}",
        "the scenarios did not run to their end: {detail}",
    ),
}
