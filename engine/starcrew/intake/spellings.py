"""How Chinese ledgers are written: language knowledge, not a site's words. No other module here has such texts."""

import re

TOTALS = frozenset(
    "合计 小计 总计 共计 累计 平均 平均值 平均数 均值 总数 本页小计 本页合计 本月合计 本季合计 总和".split()
)
TOTALS_HINT = re.compile("[合小总共累平均本]")
TOTALS_START = re.compile(r".{0,10}(?:小计|合计|总计|共计|累计|平均值?)(?:[:：(（].{0,20})?")
"""A short first cell such as `七月小计` or `合计: 12`."""

NOTE_START = re.compile(
    r"(?:(?:备?注|说明|附注|填表说明|填写说明|图例)(?:[一二三四五六七八九十\d]{0,2})[:：、.]"
    r"|(?:制表|制单|填表|填报|填写|审核|复核|审批|批准|统计|编制|负责|单位负责|部门负责|报送|打印|联系|分管领导|班组长签字)"
    r"(?:人|者|人员|单位|部门|日期|时间|电话|签字|签名)?(?:\(.{0,6}\))?[:：]"
    r"|第\d+页)"
)
NOTE_SHEETS = re.compile(r"说明|图例|封面|目录|须知|填写要求|填表要求|样例|示例|字典|下拉|参数")
UNUSED_HEADERS = frozenset("序号 序 no no. 编号序 备注 错误 原文件 原工作表 原行".split())
REJECTED_HEADERS = ("错误", "原文件", "原工作表", "原行")

BLANKS = frozenset(
    ["", "/", "\\", "-", "--", "---", "—", "——", "–", "－", "_", "无", "空", "n/a", "null", "none", "nan"]
)
"""What stands for "nothing there" where a number, date, time or name is asked."""

YES = frozenset("√ ✓ ✔ ☑ v 是 y yes true t 1 对 有 已 已整改 已闭环 已完成 已销号 已核实 已批阅 合格 o ○".split())
NO = frozenset("× ✗ ✘ ☒ x 否 n no false f 0 错 无 未 没有 未整改 未闭环 未完成 未销号 未核实 未批阅 不合格".split())

MORNING = frozenset("上午 早上 早晨 清晨 凌晨 am a.m.".split())
AFTERNOON = frozenset("下午 午后 傍晚 晚上 夜里 夜间 晚 pm p.m.".split())
NOON = frozenset(["中午", "正午"])
NEXT_DAY = re.compile(r"次日|翌日|第二天")
HALF = "半"
SHARP = "整"

WEEKDAY = re.compile(r"\(?(?:星期|周|礼拜)[一二三四五六日天]\)?$")
DATE = re.compile(r"(\d{4}|\d{2})[年./\-](\d{1,2})[月./\-](\d{1,2})[日号]?")
MONTH_DAY = re.compile(r"(\d{1,2})[月./\-](\d{1,2})[日号]?")
MONTH_ONLY = re.compile(r"(?:\d{2,4}年)?\d{1,2}月份?|\d{4}[./\-]\d{1,2}")
DATE_RANGE = re.compile(
    r"(?:\d{1,4}[年./\-])?\d{1,2}[月./\-]\d{1,2}[日号]?\s*[-~—–至到]+\s*(?:\d{1,4}[年月./\-])*\d{1,2}[日号]?"
)
DATE_AND_CLOCK = re.compile(r"(.*?\d[日号]|.*?[\d)](?=[Tt\s]))[Tt\s]*(\D{0,4}\d{1,2}\s*[:点时.].*)")
CLOCK = re.compile(
    r"(?P<word>[^\d:]*)(?P<hour>\d{1,2})(?:[:点时](?:(?P<minute>\d{1,2})分?|(?P<rest>半|整))?)?(?::(?P<second>\d{2}))?"
    r"(?P<after>[a-z.]*)"
)
DOTTED_CLOCK = re.compile(r"(\d{1,2})\.(\d{2})")
CLOCK_RANGE = re.compile(r"\d\s*(?:[:点时]\s*\d*分?)\s*[-~—–至到]+\s*\D*\d")
DURATION_PART = re.compile(r"(\d+(?:\.\d+)?)(个?工作日|个?小时|天|日|时|h|分钟|分|min|秒钟?|s)", re.IGNORECASE)
DURATION_SECONDS = {
    "天": 86400,
    "日": 86400,
    "小时": 3600,
    "时": 3600,
    "h": 3600,
    "分钟": 60,
    "分": 60,
    "min": 60,
    "秒": 1,
    "秒钟": 1,
    "s": 1,
}

YEAR_AND_MONTH = re.compile(r"(20\d{2})\s*[年./\-]\s*(0?[1-9]|1[0-2])(?!\d)")
YEAR_AND_QUARTER = re.compile(r"(20\d{2})\s*年?\s*(?:第?\s*([一二三四1-4])\s*季|[qQ]([1-4]))")
YEAR_AND_HALF = re.compile(r"(20\d{2})\s*年?\s*([上下])\s*半年")
YEAR = re.compile(r"(20\d{2})(?!\d)")
MONTH = re.compile(r"(?<!\d)(0?[1-9]|1[0-2])\s*月")
CHINESE_MONTHS = {
    "一月": 1,
    "二月": 2,
    "三月": 3,
    "四月": 4,
    "五月": 5,
    "六月": 6,
    "七月": 7,
    "八月": 8,
    "九月": 9,
    "十月": 10,
    "十一月": 11,
    "十二月": 12,
}

NUMBER_LABEL = re.compile(
    r"(?:共|计|约|扣|加|减|得|合)*([+-]?\d[\d,]*(?:\.\d+)?)(?:分|人次|人|个|次|项|条|起|件|天|元|%|kg|公斤|千克|吨|台|处|小时|课时|学时|份|名|张|班)?"
)
DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
TEN = "十"

PEOPLE_SEPARATOR = re.compile(r"[、,;/|\n\r]+")
PEOPLE_GROUP = re.compile(r"等(?:\d+|[一二三四五六七八九十两几]+)?[人名位]?$|全体|全员|全组|全班|所有人|各\S*人员")
TEAM_TAIL = "组"
BRACKETED = re.compile(r"\(([^()]*)\)")
TEAM_JOINERS = re.compile(r"[\s\-—_/·.]+")

HALVES = "上下"
HAS_CLOCK = re.compile(r"[:点时]")
YES_NO = ("是", "否")
