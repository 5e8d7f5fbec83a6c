"""Messages of the stage `load`: what is wrong, then what to do about it."""

_FILES = {
    "load.cannot_read": (
        "读不了这个文件({reason})。请检查文件是否存在、有没有读取权限",
        "This file cannot be read ({reason}). Check that it exists and may be read",
    ),
    "load.too_large": (
        "文件超过 {limit} KB。请拆成几个文件",
        "The file is larger than {limit} KB. Split it into several",
    ),
    "load.too_many_parts": (
        "文件里的内容超过 {limit} 处。请拆成几个文件",
        "The file has more than {limit} parts. Split it into several",
    ),
    "load.too_deep": (
        "嵌套超过 {limit} 层。请检查括号和缩进",
        "Nested more than {limit} levels deep. Check brackets and indentation",
    ),
    "load.gbk_file": (
        "文件不是 UTF-8 编码,看起来是 GBK(记事本的 ANSI)。请用「另存为」选 UTF-8",
        "The file is not UTF-8; it looks like GBK. Save it again as UTF-8",
    ),
    "load.not_utf8": (
        "文件不是 UTF-8 文本。请用「另存为」选 UTF-8",
        "The file is not UTF-8 text. Save it again as UTF-8",
    ),
    "load.odd_character": (
        "这里有看不见的控制字符({character})。请删去",
        "There is an invisible control character ({character}) here. Delete it",
    ),
    "load.empty_file": (
        "文件里什么都没有写。写上内容,或删去文件",
        "Nothing is written in this file. Write something or delete it",
    ),
}

_SYNTAX = {
    "load.tab": (
        "缩进里有制表符(Tab)。请全部改成空格",
        "There is a tab in the indentation. Use spaces only",
    ),
    "load.fullwidth_colon": (
        "「{text}」里用了全角冒号「：」。请改成半角冒号加一个空格「: 」",
        "Full-width colon '：' in '{text}'. Use a plain colon and a space ': '",
    ),
    "load.fullwidth_comma": (
        "「{text}」里用了全角标点「{character}」来分隔。请改成半角逗号「, 」;若是文字的一部分,请给文字加半角引号",
        "Full-width '{character}' as separator in '{text}'. Use a plain comma, or quote the text",
    ),
    "load.fullwidth_bracket": (
        "「{text}」里用了全角括号「{character}」。请改成半角括号",
        "Full-width bracket '{character}' in '{text}'. Use a plain one",
    ),
    "load.fullwidth_quote": (
        '「{text}」用了中文引号「{character}」。请改成半角引号 " 或去掉引号',
        "'{text}' has the full-width quote '{character}'. Use a plain quote \" or none",
    ),
    "load.fullwidth_key": (
        "键「{key}」里有全角字符、引号或看不见的空格。请改成「{right}」",
        "The key '{key}' has full-width characters, quotes or invisible spaces. Write '{right}'",
    ),
    "load.fullwidth_value": (
        "「{text}」里有全角字符或多余的空格。请改成「{right}」",
        "'{text}' has full-width characters or stray spaces. Write '{right}'",
    ),
    "load.odd_dash": (
        "列表要用半角减号「- 」开头,这里写的是「{character}」",
        "A list entry starts with a plain '- '; this is '{character}'",
    ),
    "load.space_after_colon": (
        "「{text}」的冒号后面要有一个空格",
        "The colon in '{text}' needs a space after it",
    ),
    "load.colon_too_many": (
        "这里不能再有「: 」。上一行的缩进或冒号可能不对;若冒号是文字的一部分,请给整段文字加半角引号",
        "No ': ' may stand here. Check the line above, or quote the text",
    ),
    "load.colon_missing": (
        "前面的键缺少冒号「: 」",
        "A colon ': ' is missing after the key before this",
    ),
    "load.indentation": (
        "缩进对不齐。同一层的键要从同一列开始,下一层多缩进两个空格",
        "Indentation does not line up. Keys of one level start in the same column",
    ),
    "load.dash_after_key": (
        "「- 」要另起一行,或缩进对不齐",
        "'- ' must start a line of its own, or indentation does not line up",
    ),
    "load.bracket_open": (
        "从这里开始的括号没有配对,或括号里少了逗号",
        "The bracket that opens here is not closed, or a comma is missing inside",
    ),
    "load.value_expected": (
        "这里应该有一个值",
        "A value is expected here",
    ),
    "load.quote_open": (
        "从这里开始的引号没有配对",
        "The quote that opens here is not closed",
    ),
    "load.bad_escape": (
        "双引号里的「\\」有特殊含义。请改用单引号",
        "'\\' has a special meaning inside double quotes. Use single quotes",
    ),
    "load.odd_start": (
        "值不能用「{character}」开头。请给整段文字加半角引号",
        "A value cannot start with '{character}'. Put quotes around the text",
    ),
    "load.syntax": (
        "这里不符合 YAML 的写法({words})。请检查这一行和上一行的缩进、冒号和括号",
        "This is not valid YAML ({words}). Check indentation, colons and brackets of this line and the one above",
    ),
    "load.yaml_anchor": (
        "不能用「&{name}」(锚点)。请把内容直接写出来",
        "'&{name}' (an anchor) is not allowed. Write the content out",
    ),
    "load.yaml_alias": (
        "不能用「*{name}」(引用)。请把内容直接写出来;若是文字,请加半角引号",
        "'*{name}' (an alias) is not allowed. Write the content out, or quote it if it is text",
    ),
    "load.yaml_tag": (
        "不能用「!」标签。若是文字,请加半角引号",
        "'!' tags are not allowed. Quote it if it is text",
    ),
    "load.merge_key": (
        "不能用「<<」合并。请把内容直接写出来",
        "'<<' (merge) is not allowed. Write the content out",
    ),
    "load.key_not_a_word": (
        "键必须是一个词",
        "A key must be a single word",
    ),
    "load.duplicate_key": (
        "键「{key}」在第 {first} 行已经写过。请删去一个",
        "The key '{key}' stands in line {first} already. Delete one of them",
    ),
}

_KEYS = {
    "load.unknown_key": (
        "没有「{key}」这个键。这里可以写:{words}",
        "There is no key '{key}'. Keys that may stand here: {words}",
    ),
    "load.unknown_key_guess": (
        "没有「{key}」这个键。是不是「{guess}」?",
        "There is no key '{key}'. Did you mean '{guess}'?",
    ),
    "load.both_languages": (
        "「{key}」和「{other}」是同一个键的两种写法,只能写一个",
        "'{key}' and '{other}' are the same key in two languages. Write only one",
    ),
    "load.missing_key": (
        "缺少「{key}」。请补上",
        "'{key}' is missing. Add it",
    ),
    "load.ambiguous_upward": (
        "「{key}」含不含本数说不清。含本数写「至少」(at_least),不含本数写「超过」(above)",
        "'{key}' does not say whether the number itself counts. Write at_least (至少) if it does, above (超过) if not",
    ),
    "load.ambiguous_downward": (
        "「{key}」含不含本数说不清。含本数写「至多」(at_most),不含本数写「低于」(below)",
        "'{key}' does not say whether the number itself counts. Write at_most (至多) if it does, below (低于) if not",
    ),
    "load.no_operator": (
        "比较是空的。请写上至少、超过、至多、低于、介于、不是、包含、等于或有值",
        "The comparison is empty. Write at_least, above, at_most, below, between, is_not, contains, equals or present",
    ),
    "load.unknown_sort": (
        "看不出这一段是什么。考核表要有「考核表」和「项目」,方案要有「方案」和「星级」",
        "Neither a sheet nor a scheme. A sheet has the keys sheet and items, a scheme has scheme and bands",
    ),
    "load.wrong_sort": (
        "这一段放错了地方。记录种类放在 schemas/,考核表和方案放在 rules/,站点设置放在 site.yaml",
        "This is in the wrong place. Kinds belong in schemas/, sheets and schemes in rules/, settings in site.yaml",
    ),
}

_VALUES = {
    "load.empty_value": (
        "没有写值。请写上值,或删去这个键",
        "There is no value. Write one or delete the key",
    ),
    "load.want_mapping": (
        "这里要写「键: 值」,不能写「{text}」",
        "'key: value' is wanted here, not '{text}'",
    ),
    "load.want_list": (
        "这里要写列表(每行以「- 」开头,或用 [ ] 括起来)",
        "A list is wanted here (lines that start with '- ', or in [ ])",
    ),
    "load.want_value": (
        "这里只能写一个值,不能写列表或「键: 值」",
        "A single value is wanted here, not a list or 'key: value'",
    ),
    "load.want_mapping_or_list": (
        "这里要写「键: 值」或列表,不能写「{text}」",
        "'key: value' or a list is wanted here, not '{text}'",
    ),
    "load.want_mapping_or_value": (
        "这里要写「键: 值」或一个值,不能写列表",
        "'key: value' or a single value is wanted here, not a list",
    ),
    "load.want_list_or_value": (
        "这里要写一个值或列表,不能写「键: 值」",
        "A single value or a list is wanted here, not 'key: value'",
    ),
    "load.too_few": (
        "至少要写 {least} 项",
        "At least {least} must be written",
    ),
    "load.wrong_length": (
        "这里要正好 {least} 项,写了 {count} 项",
        "Exactly {least} are wanted here, {count} are written",
    ),
    "load.unknown_word": (
        "不认识「{text}」。可以写:{words}",
        "'{text}' is not known here. Choose from: {words}",
    ),
    "load.unknown_word_guess": (
        "不认识「{text}」,是不是「{guess}」?可以写:{words}",
        "'{text}' is not known here. Did you mean '{guess}'? Choose from: {words}",
    ),
    "load.not_yes_or_no": (
        "「{text}」不是「是」或「否」",
        "'{text}' is neither yes nor no",
    ),
    "load.not_a_whole_number": (
        "「{text}」不是整数",
        "'{text}' is not a whole number",
    ),
    "load.number_too_small": (
        "「{text}」太小,最小是 {least}",
        "'{text}' is too small; the least is {least}",
    ),
    "load.number_too_large": (
        "「{text}」太大,最大是 {most}",
        "'{text}' is too large; the most is {most}",
    ),
    "load.not_a_number": (
        "「{text}」不是数。请写半角数字,如 2、0.5 或 80%",
        "'{text}' is not a number. Write it like 2, 0.5 or 80%",
    ),
    "load.not_a_share_or_word": (
        "「{text}」不是比例。请写如 40%,或写:{words}",
        "'{text}' is not a share. Write it like 40%, or: {words}",
    ),
    "load.too_fine": (
        "「{text}」的小数太细,最多 {places} 位小数",
        "'{text}' is too fine; at most {places} decimals",
    ),
    "load.not_a_date": (
        "「{text}」不是日期。请写成 2026-07-01",
        "'{text}' is not a date. Write it like 2026-07-01",
    ),
    "load.not_a_clock_time": (
        "「{text}」不是钟点。请写成 08:00(00:00 到 23:59)",
        "'{text}' is not a time of day. Write it like 08:00 (00:00 to 23:59)",
    ),
    "load.refused": (
        "「{text}」不能写在这里({words})",
        "'{text}' cannot stand here ({words})",
    ),
}

_NAMES = {
    "load.reserved_kind": (
        "「{name}」是系统自己的词,记录种类不能叫这个名字",
        "'{name}' is a word of the engine; a kind cannot be called so",
    ),
    "load.reserved_field": (
        "「{name}」是系统自己加的字段,请换一个名字",
        "'{name}' is a field that the engine adds; choose another name",
    ),
    "load.odd_name": (
        '名字「{name}」不能以「_」开头,也不能有「.」和 / \\ : * ? " < > | 这些符号',
        "The name '{name}' may not start with '_' nor hold '.' or any of / \\ : * ? \" < > |",
    ),
    "load.repeated_kind": (
        "记录种类「{name}」在 {first} 已经有了",
        "The kind '{name}' stands at {first} already",
    ),
    "load.repeated_sheet": (
        "考核表「{name}」在 {first} 已经有了",
        "The sheet '{name}' stands at {first} already",
    ),
    "load.repeated_scheme": (
        "方案「{name}」在 {first} 已经有了",
        "The scheme '{name}' stands at {first} already",
    ),
    "load.repeated_item": (
        "项目编号「{name}」在 {first} 已经用过。编号永不重复使用",
        "The item id '{name}' is used at {first} already. An id is never used twice",
    ),
}

TEXTS: dict[str, tuple[str, str]] = {**_FILES, **_SYNTAX, **_KEYS, **_VALUES, **_NAMES}
