"""Messages of `seal`: what is wrong, then what to do about it."""

TEXTS: dict[str, tuple[str, str]] = {
    "seal.no_manifest": (
        "评定结果没有可读的清单({detail})。请从备份恢复,或重新评定",
        "the evaluation has no readable manifest ({detail}); restore it from a backup or evaluate again",
    ),
    "seal.damaged": (
        "文件与评定清单记的摘要不符,可能被改动或损坏。请从备份恢复,或重新评定",
        "the file does not match the digest in its manifest; restore it from a backup or evaluate again",
    ),
}
