"""Messages of the stage `ledger`: what is wrong, then what to do about it."""

TEXTS: dict[str, tuple[str, str]] = {
    "ledger.damaged": (
        "记录库的文件已损坏或被改动:{path}({detail})。请从备份恢复整个记录库文件夹,不要单独修补。",
        (
            "a file of the record store is damaged or was edited: {path} ({detail}). Restore the whole folder of the "
            "record store from a backup; do not mend single files."
        ),
    ),
    "ledger.no_batch": (
        "没有第 {number} 批,最后一批是第 {last} 批。请用 1 至 {last} 之间的批次号。",
        "there is no batch {number}, the last one is {last}. Use a number from 1 to {last}.",
    ),
    "ledger.no_record": (
        "没有编号为「{id}」的记录,不能更正或撤回。请核对编号(评定说明和报告中可查到)。",
        "there is no record '{id}' to correct or withdraw. Check the id (the explanation and the report show it).",
    ),
    "ledger.overtaken": (
        "另一次导入刚刚登记了其中 {count} 条记录(如「{id}」)。本次没有写入任何内容,请重新导入。",
        (
            "another intake has just added {count} of these records (such as '{id}'). Nothing was written; "
            "take the files in again."
        ),
    ),
    "ledger.busy": (
        "其他程序一直在写记录库 {path},试了 {tries} 次都没有轮到。本次没有写入任何内容,请稍后再试。",
        (
            "others keep writing to the record store {path}; {tries} tries found no turn. Nothing was written; "
            "try again later."
        ),
    ),
    "ledger.unwritable": (
        "无法写入记录库 {path}({detail})。已登记的记录没有变化。请检查磁盘空间和权限后重试。",
        (
            "the record store {path} cannot be written ({detail}). Records committed before are unchanged. "
            "Check free space and permissions, then try again."
        ),
    ),
    "ledger.type_changed": (
        (
            "记录种类「{kind}」的字段「{field}」改了类型,与已登记的记录不符(原为 {old},现为 {new})。"
            "请改回原类型,或另起一个字段名。"
        ),
        (
            "field '{field}' of kind '{kind}' has another type than the records already kept (was {old}, now {new}). "
            "Give it its old type back, or use a new field name."
        ),
    ),
    "ledger.path": (
        "记录库的文件夹路径含有不能使用的字符 {sign}:{path}。请换一个路径。",
        "the path of the record store has the character {sign}, which cannot be used: {path}. Choose another folder.",
    ),
}
