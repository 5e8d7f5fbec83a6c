"""Messages of the stage `cli`: what is wrong, then what to do about it; and what its commands say of themselves."""

TEXTS: dict[str, tuple[str, str]] = {
    # wrong use
    "cli.no_such_language": (
        "没有语言「{lang}」。请写 --lang zh 或 --lang en。",
        "there is no language '{lang}'. Write --lang zh or --lang en.",
    ),
    "cli.no_such_option": (
        "没有选项 {name}。用 --help 查看可用的选项。",
        "there is no option {name}. See --help for those there are.",
    ),
    "cli.missing_parameter": (
        "缺少 {name}。用 --help 查看写法。",
        "{name} is missing. See --help for how it is written.",
    ),
    "cli.misuse": (
        "命令写法不对:{detail} 用 --help 查看写法。",
        "this cannot be: {detail} See --help for how it is written.",
    ),
    "cli.no_site": (
        "文件夹 {folder} 不是站点:没有 site.yaml。请用 --site 指明站点,或用 starcrew init 新建。",
        "{folder} is no site: it has no site.yaml. Name the site with --site, or make one with starcrew init.",
    ),
    "cli.no_such_period": (
        "没有考核期「{name}」。请写 2026Q3、2026H2、2026-07、2026,或站点自定的:{own}",
        "there is no period '{name}'. Write 2026Q3, 2026H2, 2026-07, 2026, or one of the site's own: {own}",
    ),
    "cli.no_such_scheme": (
        "没有评星方案「{name}」。可用的:{known}",
        "there is no scheme '{name}'. There are: {known}",
    ),
    "cli.no_such_kind": (
        "没有记录种类「{name}」。可用的:{known}",
        "there is no record kind '{name}'. There are: {known}",
    ),
    "cli.no_such_role": (
        "记录种类「{kind}」没有可填 {role} 的字段。请去掉 {role}。",
        "record kind '{kind}' has no field for {role}. Leave {role} out.",
    ),
    "cli.no_deliveries": (
        "站点没有交付说明的记录种类(用途: 交付说明),不需要交付。",
        "the site has no record kind for delivery statements (purpose: delivery); none are needed.",
    ),
    "cli.no_such_path": (
        "没有文件或文件夹 {path}。请核对路径。",
        "there is no file or folder {path}. Check the path.",
    ),
    "cli.no_such_subject": (
        "{period} 的评定里没有「{name}」。相近的:{near}",
        "the evaluation of {period} has nobody called '{name}'. Near: {near}",
    ),
    "cli.several_subjects": (
        "叫「{name}」的不止一个,请写编号:{known}",
        "several are called '{name}'; give the id: {known}",
    ),
    "cli.no_such_item": (
        "没有项目「{name}」。可用的:{known}",
        "there is no item '{name}'. There are: {known}",
    ),
    "cli.never_evaluated": (
        "{period} 还没有评定。请先运行 starcrew evaluate {period}。",
        "{period} was not evaluated yet. Run starcrew evaluate {period} first.",
    ),
    "cli.not_empty": (
        "{folder} 已经有内容,不覆盖。请换一个新的文件夹。",
        "{folder} has something in it and is left alone. Choose a new folder.",
    ),
    "cli.not_a_change": (
        "「{text}」不是 字段=值。请写成 --set 字段=值;置空写 --set 字段=。",
        "'{text}' is not FIELD=VALUE. Write --set FIELD=VALUE; to blank a field, --set FIELD=.",
    ),
    "cli.not_xlsx": (
        "报告是 Excel 工作簿,文件名请以 .xlsx 结尾:{path}",
        "the report is an Excel workbook; let the name end in .xlsx: {path}",
    ),
    "cli.unwritable": (
        "无法读写 {path}({detail})。请检查权限和磁盘空间;如果正在 Excel 里打开,请先关闭。",
        "{path} cannot be read or written ({detail}). Check permissions and space; if it is open in Excel, close it.",
    ),
    "cli.sample_arguments": (
        "样例的参数不对:{detail}",
        "the sample cannot be made so: {detail}",
    ),
    # what commands say
    "cli.warning": ("提醒:", "warning: "),
    "cli.interrupted": (
        "已中断。没有留下半成品:记录库和评定库仍是中断前的样子。",
        "interrupted. Nothing is left half-written: records and evaluations are as they were.",
    ),
    "cli.init_done": (
        "新站点在 {folder}:site.yaml、schemas/、rules/、features/。下一步:starcrew check --site {folder}",
        "a new site is in {folder}: site.yaml, schemas/, rules/, features/. Next: starcrew check --site {folder}",
    ),
    "cli.sample_done": (
        "样例在 {folder}:{teams} 个班组;有意弄脏 {dirt} 处,都记在 truth/ 里。下一步:starcrew intake {folder}",
        (
            "the sample is in {folder}: {teams} teams; {dirt} pieces of dirt put in on purpose, all listed in truth/. "
            "Next: starcrew intake {folder}"
        ),
    ),
    "cli.check_counts": (
        "记录种类 {kinds} 个,考核表 {sheets} 张,项目 {items} 个,检查 {checks} 条,评星方案 {schemes} 个。",
        "{kinds} record kinds, {sheets} sheets, {items} items, {checks} checks, {schemes} schemes.",
    ),
    "cli.check_done": ("错误 {errors} 个,提醒 {warnings} 个。", "{errors} errors, {warnings} warnings."),
    "cli.reading": ("正在读取", "reading"),
    "cli.evaluating": ("正在评定", "evaluating"),
    "cli.sum": ("合计", "sum"),
    "cli.yes": ("是", "yes"),
    "cli.more": ("  …另有 {count} 项", "  … and {count} more"),
    "cli.and_more": (" 等,共 {count} 个", " and others, {count} in all"),
    "cli.rejected": (
        "退回 {rows} 行,{faults} 处问题;退回的行已存入记录库,可用 --rejected 导出改正后重新导入。每种问题的第一处:",
        (
            "{rows} rows were rejected for {faults} faults; they are kept, and --rejected writes them out to be mended "
            "and sent again. The first of each kind:"
        ),
    ),
    "cli.rejected_written": ("退回的行已写入 {path}", "rejected rows written to {path}"),
    "cli.nothing_new": ("没有新内容,记录库没有变化。", "nothing new; the record store is as it was."),
    "cli.intake_done": (
        "第 {batch} 批:登记 {records} 条记录,自动修复 {repairs} 个单元格。",
        "batch {batch}: {records} records, {repairs} cells repaired.",
    ),
    "cli.corrected": ("第 {batch} 批:已更正 {id}。", "batch {batch}: {id} is corrected."),
    "cli.withdrawn": ("第 {batch} 批:已撤回 {id}。", "batch {batch}: {id} is withdrawn."),
    "cli.delivered": (
        "第 {batch} 批:台账「{kind}」{first} 至 {last} 已交齐。",
        "batch {batch}: ledger {kind} is complete from {first} to {last}.",
    ),
    "cli.nobody": (
        "{period} 没有可评的对象:记录库里没有这段时间在册的班组或职工。请先导入名册。",
        "nobody to rate in {period}: no team or worker is on a roster in that time. Take the rosters in first.",
    ),
    "cli.scheme_title": ("{scheme}(共 {count})", "{scheme} ({count})"),
    "cli.blocked_title": ("不能评定的事项:", "What cannot be judged:"),
    "cli.blocked": ("  {reason}:{items};{subjects}{more}", "  {reason}: {items}; {subjects}{more}"),
    "cli.evaluate_done": (
        "{period} 评定完毕(截至 {as_of}),存于 {place}。结果摘要 {digest}。",
        "{period} is evaluated (as of {as_of}) and kept in {place}. Digest of results {digest}.",
    ),
    "cli.rules_changed": (
        "提醒:{place} 评定之后规则有改动({files})。分数是当时的,规则文字是现在的;请重新评定。",
        (
            "warning: rules were changed ({files}) after the evaluation in {place}. Points are those of then, "
            "words those of now; evaluate again."
        ),
    ),
    "cli.explain_title": (
        "{kind} {id} {name} · {scheme} · {period}(截至 {as_of})",
        "{kind} {id} {name} · {scheme} · {period} (as of {as_of})",
    ),
    "cli.explain_total": (
        "总分 {total}(显示 {shown}) · {stars} · 名次 {rank}",
        "total {total} (shown {shown}) · {stars} · rank {rank}",
    ),
    "cli.explain_line": (
        "标准分 {marks}  扣 {deducted}  加 {added}  得 {score}",
        "marks {marks}  deducted {deducted}  added {added}  score {score}",
    ),
    "cli.explain_more": (
        "…另有 {count} 次,用 --item {item} 全部列出",
        "… and {count} more times; --item {item} lists all",
    ),
    "cli.explain_gap": ("距 {star} 星差:", "Missing to {star} stars:"),
    "cli.report_done": ("报告已写入 {path}", "the report is written to {path}"),
    "cli.features_done": ("场景通过 {passed} 个,未通过 {failed} 个。", "{passed} scenarios passed, {failed} failed."),
    "cli.unreached": ("没有场景让它成立的判定 {count} 条:", "{count} clauses that hold in no scenario:"),
    # headings of tables
    "cli.head.file": ("文件", "file"),
    "cli.head.sheet": ("工作表", "sheet"),
    "cli.head.kind": ("台账", "kind"),
    "cli.head.read": ("读取", "read"),
    "cli.head.accepted": ("接收", "accepted"),
    "cli.head.rejected": ("退回", "rejected"),
    "cli.head.skipped": ("略过", "skipped"),
    "cli.head.duplicate": ("重复", "duplicate"),
    "cli.head.repaired": ("修复", "repaired"),
    "cli.head.rank": ("名次", "rank"),
    "cli.head.id": ("编号", "id"),
    "cli.head.name": ("名称", "name"),
    "cli.head.group": ("班组", "team"),
    "cli.head.total": ("总分", "total"),
    "cli.head.star": ("", ""),
    "cli.head.stars": ("星级", "stars"),
    "cli.head.column": ("字段", "field"),
    "cli.head.type": ("类型", "type"),
    "cli.head.required": ("必填", "required"),
    "cli.head.key": ("键", "key"),
    "cli.head.headers": ("其他表头", "other headings"),
    "cli.head.values": ("取值", "values"),
    # facts of a run
    "cli.fact.site": ("站点", "Site"),
    "cli.fact.as_of": ("截至", "As of"),
    "cli.fact.schemes": ("评星方案", "Schemes"),
    "cli.fact.evaluation": ("第几次评定", "Evaluation number"),
    "cli.fact.batch": ("记录批次", "Batch of records"),
    "cli.fact.made_at": ("评定时间", "Made at"),
    "cli.fact.result": ("结果摘要", "Digest of results"),
    "cli.fact.engine": ("程序版本", "Versions"),
    "cli.fact.rule": ("规则文件", "Rule file"),
    # help
    "cli.help": (
        "班组、职工星级评定:从台账到星级,每一分都有出处。",
        "Star rating of teams and workers from event records, every point explained.",
    ),
    "cli.help.epilog": (
        "--lang zh|en 选语言,写在哪里都可以。退出码:0 正常,1 有问题,2 用法不对。",
        "--lang zh|en may stand anywhere. Exit codes: 0 well, 1 problems found, 2 wrong use.",
    ),
    "cli.help.init": ("新建站点(复制参考站点)", "Make a new site (a copy of the reference site)"),
    "cli.help.sample": ("生成一季度的样例台账", "Make a sample quarter of workbooks"),
    "cli.help.intake": ("导入台账(xlsx、xls、csv、jsonl)", "Take ledgers in (xlsx, xls, csv, jsonl)"),
    "cli.help.correct": ("更正一条记录", "Correct a record"),
    "cli.help.withdraw": ("撤回一条记录", "Withdraw a record"),
    "cli.help.deliver": ("声明某本台账已交齐", "State that a ledger is complete"),
    "cli.help.check": ("检查站点的全部文件", "Check every file of the site"),
    "cli.help.evaluate": ("评定一个考核期", "Evaluate a period"),
    "cli.help.explain": ("说明一个班组或职工的每一分", "Explain every point of a team or worker"),
    "cli.help.report": ("写出 Excel 报告(考核评分表)", "Write the Excel report"),
    "cli.help.test": ("运行站点的特性文件", "Run the site's features"),
    "cli.help.schema": (
        "写出编辑器用的 JSON Schema,或列出台账的字段",
        "Write JSON Schemas for editors, or list a ledger's columns",
    ),
    "cli.argument.period": ("考核期,如 2026Q3、2026-07", "the period, such as 2026Q3 or 2026-07"),
    "cli.argument.new_site": ("新站点的文件夹,须是空的或还不存在", "folder of the new site: empty, or not there yet"),
    "cli.argument.new_sample": ("样例的文件夹,须是空的或还不存在", "folder of the sample: empty, or not there yet"),
    "cli.argument.paths": ("文件或文件夹", "files or folders"),
    "cli.argument.record": ("记录编号,见 explain 或报告", "id of the record, as explain and the report show it"),
    "cli.argument.kind": ("台账(记录种类)的名称", "name of the ledger (record kind)"),
    "cli.argument.subject": ("班组或职工的编号或名称", "id or name of a team or worker"),
    "cli.option.site": ("站点文件夹,默认为当前文件夹", "the site's folder; default: where you stand"),
    "cli.option.json": ("输出 JSON,供程序读取", "print JSON for programs"),
    "cli.option.who": ("由谁决定,记入记录库", "who decides; kept in the store"),
    "cli.option.why": ("理由,记入记录库", "the reason; kept in the store"),
    "cli.option.sender": ("由谁导入,默认为登录名", "who takes it in; default: the login name"),
    "cli.option.teams": ("班组数", "number of teams"),
    "cli.option.sample_period": ("样例的考核期", "period of the sample"),
    "cli.option.seed": ("随机种子,相同则内容相同", "seed; the same seed gives the same sample"),
    "cli.option.format": ("工作簿,或用于压测的 Parquet", "workbooks, or Parquet for benchmarks"),
    "cli.option.year": ("没写年份的日期按这个考核期补年份", "gives the year to dates without one"),
    "cli.option.rejected": (
        "把退回的行按台账写成工作簿,放入此文件夹",
        "write rejected rows as workbooks into this folder",
    ),
    "cli.option.set": ("字段=新值,可重复;置空写 字段=", "FIELD=VALUE, may be repeated; FIELD= blanks it"),
    "cli.option.from": ("第一天", "first day"),
    "cli.option.to": ("最后一天", "last day"),
    "cli.option.team": ("只限这个班组", "for this team alone"),
    "cli.option.workshop": ("只限这个车间", "for this workshop alone"),
    "cli.option.as_of": (
        "截至日期,默认为期末,期内则为今天",
        "as of this day; default: the period's last, or today within it",
    ),
    "cli.option.batch": ("只用到第几批记录,默认为最后一批", "records up to this batch; default: the last"),
    "cli.option.scheme": ("只评这个方案,可重复", "this scheme alone; may be repeated"),
    "cli.option.one_scheme": ("只说明这个方案", "this scheme alone"),
    "cli.option.item": ("只说明这个项目,列出全部证据", "this item alone, with all evidence"),
    "cli.option.out": ("报告的文件名", "file of the report"),
    "cli.option.schema_out": ("JSON Schema 的文件夹", "folder for the JSON Schemas"),
    "cli.option.kind": ("列出这种台账的字段", "list the columns of this kind"),
}
