"""Messages of the stage `intake`: what is wrong, then what to do about it.

About a cell: {column} is the field, {original} the cell as written, {text} the part at fault.
"""

_FILES: dict[str, tuple[str, str]] = {
    "intake-file-missing": (
        "没有这个文件。请检查路径。",
        "there is no such file. Check the path.",
    ),
    "intake-file-empty": (
        "文件是空的(0 字节或没有内容)。请重新导出或重新拷贝后再录入。",
        "the file is empty. Export or copy it again.",
    ),
    "intake-file-too-large": (
        "文件有 {found} MB,超过上限 {limit} MB。请按月或按车间拆成几个文件。",
        "the file has {found} MB, more than the limit of {limit} MB. Split it by month or workshop.",
    ),
    "intake-file-damaged": (
        "文件已损坏或不完整,没有读入任何一行 ({detail})。请在 Excel/WPS 中打开后另存为 .xlsx,或重新拷贝。",
        (
            "the file is damaged or cut short; no row was taken ({detail}). Open it and save it again as "
            ".xlsx, or copy it again."
        ),
    ),
    "intake-wrong-type": (
        "文件内容不是 {suffix} 文件(可能只是改了扩展名,或是网页、图片、其他格式)。请在 Excel/WPS 中另存为 .xlsx。",
        "the content is not that of a {suffix} file (renamed, a web page, another format). Save it as .xlsx.",
    ),
    "intake-unknown-format": (
        "不读 {suffix} 文件。台账请存为 .xlsx、.xls、.csv 或 .jsonl。",
        "{suffix} files are not read. Save ledgers as .xlsx, .xls, .csv or .jsonl.",
    ),
    "intake-macros": (
        "工作簿带有宏,不予读入。请另存为不带宏的 .xlsx。",
        "the workbook holds macros and is refused. Save it as .xlsx without macros.",
    ),
    "intake-binary-workbook": (
        ".xlsb 工作簿不予读入。请另存为 .xlsx。",
        ".xlsb workbooks are not read. Save it as .xlsx.",
    ),
    "intake-encrypted": (
        "工作簿有打开密码。请取消密码后另存再录入。",
        "the workbook is protected by a password. Remove it and save the workbook again.",
    ),
    "intake-external-links": (
        "工作簿引用了其他工作簿,其中的数不可靠。请在“数据→编辑链接”中断开链接,另存后再录入。",
        "the workbook links to other workbooks. Break the links (Data, Edit Links) and save it again.",
    ),
    "intake-dtd": (
        (
            "工作簿的 {part} 中有文档类型声明(DTD)或不是 UTF-8,正常软件不会这样保存,不予读入。请在 "
            "Excel/WPS 中另存为 .xlsx。"
        ),
        (
            "part {part} has a document type declaration or is not UTF-8, which no office program writes. "
            "Save it again as .xlsx."
        ),
    ),
    "intake-too-many-parts": (
        "工作簿由 {found} 个部分组成,超过上限 {limit}。请拆成几个工作簿。",
        "the workbook has {found} parts, more than the limit of {limit}. Split it into several.",
    ),
    "intake-unpacks-too-large": (
        "工作簿解压后超过 {limit} MB(或压缩比过高),不予读入。请删去空白的大片格式和图片,或拆成几个文件。",
        (
            "the workbook unpacks to more than {limit} MB (or its ratio is too high). Remove empty "
            "formatted areas and pictures, or split it."
        ),
    ),
    "intake-too-many-cells": (
        "工作表的范围有 {found} 个单元格,超过上限 {limit}。请删去数据以外的行和列,或拆成几个文件。",
        (
            "the sheets span {found} cells, more than the limit of {limit}. Delete rows and columns outside "
            "the data, or split the file."
        ),
    ),
    "intake-reader-late": (
        "{limit} 秒内没有读完,已停止读这个文件。请删去数据以外的内容,或拆成几个文件。",
        "the file was not read within {limit} seconds and was given up. Remove what is no data, or split it.",
    ),
    "intake-reader-memory": (
        "读这个文件需要的内存超过 {limit} MB,或读取进程中断,没有读入任何一行。请删去数据以外的行和列,或拆成几个文件。",
        (
            "reading the file takes more than {limit} MB of memory, or the reader broke off; no row was "
            "taken. Split the file."
        ),
    ),
    "intake-encoding": (
        "文字编码不是 UTF-8 也不是 GB18030。请另存为 “CSV UTF-8”。",
        "the text is neither UTF-8 nor GB18030. Save it as “CSV UTF-8”.",
    ),
    "intake-json": (
        (
            "第 {line} 行不是一个 JSON 对象,或有取值不是文字、数、是否、空、文字列表 ({detail})。"
            "请改正后重新录入整个文件。"
        ),
        (
            "line {line} is no JSON object of texts, numbers, booleans, nulls and lists of texts "
            "({detail}). Correct it and send the file again."
        ),
    ),
}

_SHEETS: dict[str, tuple[str, str]] = {
    "intake-sheet-hidden": (
        "隐藏的工作表“{sheet}”没有读。要录入请先取消隐藏。",
        "the hidden sheet “{sheet}” was not read. Unhide it if it is to be taken in.",
    ),
    "intake-sheet-note": (
        "工作表“{sheet}”是说明,没有读。",
        "the sheet “{sheet}” is a note and was not read.",
    ),
    "intake-sheet-unknown": (
        "认不出工作表“{sheet}”是哪本台账(名称相近的: {kinds})。请用台账名称作工作表名或标题,并核对表头。",
        (
            "the sheet “{sheet}” is no ledger that is known (close by name: {kinds}). Name the sheet or its "
            "title after the ledger and check the headings."
        ),
    ),
    "intake-sheet-ambiguous": (
        "工作表既像《{one}》又像《{other}》。请用台账名称作工作表名。",
        "the sheet may be {one} or {other}. Name the sheet after the ledger.",
    ),
    "intake-column-missing": (
        "《{kind}》缺少必填的列: {columns}。请补上这些列,或在记录种类的“表头”中登记表里的写法。",
        "{kind} lacks the required columns {columns}. Add them, or list the headings used under `headers` of the kind.",
    ),
    "intake-columns-unused": (
        "《{kind}》没有用到这些列: {columns}。若应录入,请核对表头的写法。",
        "columns of {kind} that are not used: {columns}. If they should be, check their headings.",
    ),
    "intake-field-unknown": (
        "《{kind}》没有字段“{field}”。请核对写法;有的字段: {fields}。",
        "{kind} has no field “{field}”. Check the spelling; it has: {fields}.",
    ),
}

_ROWS: dict[str, tuple[str, str]] = {
    "intake-conflict": (
        (
            "{column}“{original}”与 {file} {sheet} 第 {row} 行是同一条记录,但内容不同。请核实哪一行正确,"
            "删去另一行;已入库的用“更正”。"
        ),
        (
            "{column} “{original}” is the same record as row {row} of {file} {sheet}, with other content. "
            "Keep the right one; use `correct` for stored ones."
        ),
    ),
    "intake-conflict-stored": (
        "{column}“{original}”已经入库 ({id}),但内容不同。库里错了用“更正”,表里错了改正后重新录入。",
        (
            "{column} “{original}” is stored already ({id}) with other content. Use `correct` if the store "
            "is wrong, else correct the sheet."
        ),
    ),
    "intake-less": (
        "{field}“{own}”小于或早于{other}“{theirs}”。请核对这两栏。",
        "{field} “{own}” is less or earlier than {other} “{theirs}”. Check both.",
    ),
    "intake-more": (
        "{field}“{own}”大于或晚于{other}“{theirs}”。请核对这两栏。",
        "{field} “{own}” is more or later than {other} “{theirs}”. Check both.",
    ),
    "intake-not-more": (
        "{field}“{own}”应大于或晚于{other}“{theirs}”。请核对这两栏。",
        "{field} “{own}” should be more or later than {other} “{theirs}”. Check both.",
    ),
    "intake-not-less": (
        "{field}“{own}”应小于或早于{other}“{theirs}”。请核对这两栏。",
        "{field} “{own}” should be less or earlier than {other} “{theirs}”. Check both.",
    ),
    "intake-constraint": (
        "{field}“{own}”不符合台账的约束({other})。请核对。",
        "{field} “{own}” breaks a constraint of the ledger ({other}). Check it.",
    ),
}

_CELLS: dict[str, tuple[str, str]] = {
    "intake-required": (
        "{column}必填,这一行是空的。请补填。",
        "{column} is required and blank here. Fill it in.",
    ),
    "intake-error-cell": (
        "{column}是错误值 {text}。请改正公式或直接填写结果。",
        "{column} holds the error {text}. Correct the formula or write the value.",
    ),
    "intake-no-result": (
        "{column}是没有保存结果的公式。请在 Excel/WPS 中打开、重新计算并保存,或直接填写结果。",
        "{column} is a formula saved without its result. Open, recalculate and save the workbook, or write the value.",
    ),
    "intake-too-long": (
        "{column}有一格超过 {limit} 字,开头是“{text}”。请缩短,长的内容写进文本栏。",
        "a cell of {column} has more than {limit} characters; it begins “{text}”. Shorten it.",
    ),
    "intake-below": (
        "{column}“{original}”小于下限 {bound}。请核对。",
        "{column} “{original}” is below {bound}. Check it.",
    ),
    "intake-above": (
        "{column}“{original}”大于上限 {bound}。请核对。",
        "{column} “{original}” is above {bound}. Check it.",
    ),
    "intake-no-date": (
        "{column}“{original}”不是日期。请写成 2026-07-01 这样。",
        "{column} “{original}” is no date. Write it as 2026-07-01.",
    ),
    "intake-date-impossible": (
        "{column}“{original}”: 没有 {month} 月 {day} 日。请核对日期。",
        "{column} “{original}”: there is no day {month}-{day}. Check the date.",
    ),
    "intake-date-range": (
        "{column}“{original}”是一段日期。请一天一行分开填写。",
        "{column} “{original}” is a range of dates. Write one row per day.",
    ),
    "intake-date-lost-zero": (
        (
            "{column}是数 {original},可能是 {month} 月 {one} 日,也可能是 {month} 月 {other} 日(末尾的 0 "
            "丢了)。请写成 2026-07-10 这样。"
        ),
        (
            "{column} is the number {original}: day {one} or {other} of month {month} (a final 0 may be "
            "lost). Write it as 2026-07-10."
        ),
    ),
    "intake-day-missing": (
        "{column}“{original}”只有月份。请写明哪一天。",
        "{column} “{original}” names a month only. Write the day.",
    ),
    "intake-year-missing": (
        "{column}“{original}”没有年份,标题、表名、文件名里也没有。请写成 2026-07-01 这样,或录入时指明周期。",
        (
            "{column} “{original}” has no year, and neither title, sheet nor file names one. Write it as "
            "2026-07-01, or name the period."
        ),
    ),
    "intake-no-moment": (
        "{column}“{original}”不是日期加时刻。请写成 2026-07-01 08:30 这样。",
        "{column} “{original}” is no date with a time. Write it as 2026-07-01 08:30.",
    ),
    "intake-clock-missing": (
        "{column}“{original}”只有日期。请补上时刻,写成 2026-07-01 08:30 这样。",
        "{column} “{original}” has a date only. Add the time, as in 2026-07-01 08:30.",
    ),
    "intake-no-clock": (
        "{column}“{original}”不是时刻。请写成 08:30 这样(24 小时制)。",
        "{column} “{original}” is no time of day. Write it as 08:30 (24 hours).",
    ),
    "intake-clock-range": (
        "{column}“{original}”是一段时间或跨到次日。请只写一个时刻,起止分两栏。",
        "{column} “{original}” is a span or runs into the next day. Write one time; start and end in two columns.",
    ),
    "intake-no-duration": (
        "{column}“{original}”不是时长。请写成“25分钟”“1.5小时”这样。",
        "{column} “{original}” is no duration. Write it as 25分钟 or 1.5小时.",
    ),
    "intake-no-number": (
        "{column}“{original}”不是数。请只填数字。",
        "{column} “{original}” is no number. Write digits only.",
    ),
    "intake-number-became-date": (
        (
            "{column}应是数,单元格里却是日期或时间 {original}(多半是“5/3”一类被自动改成了日期)。"
            "请先把单元格设为文本再重填。"
        ),
        (
            "{column} should be a number, the cell is a date or time, {original} (such as 5/3 turned into a "
            "date). Format it as text and write it again."
        ),
    ),
    "intake-not-whole": (
        "{column}“{original}”应是整数。请核对。",
        "{column} “{original}” should be a whole number. Check it.",
    ),
    "intake-percent-doubtful": (
        "{column}“{original}”可能是百分之几,也可能是几倍。请带上百分号,写成 95% 这样。",
        "{column} “{original}” may be a percentage or a ratio. Write it with a percent sign, as in 95%.",
    ),
    "intake-digits-lost": (
        "{column}的号码“{original}”被当作数保存,末几位已经丢失。请把单元格设为文本,对照原件重填。",
        (
            "{column} “{original}” was kept as a number and has lost its last digits. Format the cell as "
            "text and write it again from the original."
        ),
    ),
    "intake-wrong-digits": (
        "{column}“{original}”应为 {count} 位,实为 {found} 位或含有其他字符。请对照原件核对。",
        (
            "{column} “{original}” should have {count} digits; it has {found}, or other characters. Check "
            "it against the original."
        ),
    ),
    "intake-not-listed": (
        "{column}“{original}”不在取值之内。可填: {allowed}。",
        "{column} “{original}” is not one of {allowed}.",
    ),
    "intake-no-shift": (
        "{column}“{original}”不是班次。可填: {allowed}。",
        "{column} “{original}” is no shift. It may be {allowed}.",
    ),
    "intake-no-boolean": (
        "{column}“{original}”看不出是还是否。请填“是”或“否”。",
        "{column} “{original}” is neither yes nor no. Write 是 or 否.",
    ),
    "intake-people-group": (
        "{column}“{original}”没有写全每个人。请把姓名或工号一一列出,用顿号隔开。",
        "{column} “{original}” does not name everybody. List every name or id.",
    ),
    "intake-several-people": (
        "{column}“{original}”有几个人,这一栏只能填一个。请分行填写。",
        "{column} “{original}” names several people where one is asked. Write one row each.",
    ),
    "intake-name-unknown": (
        "{column}“{text}”在《{roster}》里查不到。请核对写法,或先在《{roster}》中登记(别名也可登记)。",
        "{column} “{text}” is not in {roster}. Check it, or enter it there first (other names too).",
    ),
    "intake-name-unknown-near": (
        "{column}“{text}”在《{roster}》里查不到,是不是“{near}”?请核对写法,或把它登记为别名。",
        "{column} “{text}” is not in {roster}; is it “{near}”? Check it, or enter it there as another name.",
    ),
    "intake-name-ambiguous": (
        "{column}“{text}”对应不止一个({ids}),按本行的班组和日期也分不清。请改填编号或工号。",
        "{column} “{text}” may be any of {ids}; team and day of the row do not tell. Write the id.",
    ),
}

_REPAIRS: dict[str, tuple[str, str]] = {
    "intake-repair-blank-spelling": ("按空白处理", "taken as blank"),
    "intake-repair-boolean-spelling": ("按是否的写法认定", "taken as yes or no"),
    "intake-repair-clock-as-duration": ("时刻格式按时长处理", "a time taken as a duration"),
    "intake-repair-clock-spelling": ("时刻的写法", "spelling of a time"),
    "intake-repair-date-dropped": ("只取时刻", "only the time taken"),
    "intake-repair-date-spelling": ("日期的写法", "spelling of a date"),
    "intake-repair-day-fraction": ("小数按一天中的时刻处理", "a fraction taken as a time of day"),
    "intake-repair-duration-unit": ("时长带单位", "a duration with its unit"),
    "intake-repair-full-width": ("全角字符、空格", "full-width characters or white space"),
    "intake-repair-invisible": ("去掉看不见的字符", "invisible characters removed"),
    "intake-repair-leading-zeros": ("补回前面的 0", "leading zeros put back"),
    "intake-repair-listed-spelling": ("按取值的别名认定", "another spelling of a listed value"),
    "intake-repair-list-spelling": ("名单的分隔", "separators of a list of names"),
    "intake-repair-merged-down": ("取自合并单元格", "taken from the merged cell"),
    "intake-repair-midnight": ("没有时刻,按 0 点", "no time, taken as midnight"),
    "intake-repair-midnight-24": ("24:00 按 0:00", "24:00 taken as 0:00"),
    "intake-repair-name-spelling": ("按别名、异写或编号认定", "another spelling of a name"),
    "intake-repair-number-spelling": ("数的写法、单位", "spelling or unit of a number"),
    "intake-repair-percent-number": ("按百分之几处理", "taken as per cent"),
    "intake-repair-percent-share": ("小数按比例处理", "taken as a share"),
    "intake-repair-rounded": ("四舍五入到六位小数", "rounded to six decimals"),
    "intake-repair-same-name": ("同名,按班组和日期认定", "of several of the name, told by team and day"),
    "intake-repair-serial-date": ("Excel 序列号按日期处理", "an Excel serial number taken as a date"),
    "intake-repair-shift-clock": ("按班次定上下午", "morning or afternoon told by the shift"),
    "intake-repair-short-year": ("两位年份", "a year of two digits"),
    "intake-repair-time-dropped": ("只取日期", "only the date taken"),
    "intake-repair-time-zone": ("换算为本地时间", "brought to local time"),
    "intake-repair-year-added": ("年份取自标题、文件名或周期", "year taken from title, file name or period"),
}

TEXTS: dict[str, tuple[str, str]] = {**_FILES, **_SHEETS, **_ROWS, **_CELLS, **_REPAIRS}
