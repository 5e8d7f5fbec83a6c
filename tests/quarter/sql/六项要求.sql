-- 六项要求, team by team. Each statement is one check of the sheet.

-- LX-1.1 逐班召开: each scheduled shift has a meeting by 15 minutes after it began; none -2, late -0.5
INSERT INTO 扣分
WITH 班 AS (
  SELECT 上班.班组, 上班.上班时间 + INTERVAL 15 MINUTE AS 最迟, min(班前会.开会时刻) AS 最早
  FROM 上班 LEFT JOIN 班前会 ON 班前会.班组 = 上班.班组 AND 业务日期 = 上班.日期 AND 班前会.班次 = 上班.班次
  WHERE 本季(上班.日期)
  GROUP BY 上班.班组, 上班.日期, 上班.班次, 上班.上班时间
)
SELECT 班组, 'LX-1', 1, sum(CASE WHEN 最早 IS NULL THEN 2 WHEN 最早 > 最迟 THEN 0.5 ELSE 0 END) FROM 班 GROUP BY 班组;

-- LX-1.2 到会率: below 80 % -1, from 80 % to below 90 % -0.5; at most 6
INSERT INTO 扣分
SELECT 班组, 'LX-1', 2, least(6, sum(CASE WHEN 实到 * 100 < 应到 * 80 THEN 1 WHEN 实到 * 100 < 应到 * 90 THEN 0.5 ELSE 0 END))
FROM 班前会 WHERE 本季(业务日期) AND 应到 > 0 GROUP BY 班组;
INSERT INTO 说不清 SELECT 班组, 'LX-1' FROM 班前会 WHERE 本季(业务日期) AND 应到 = 0;

-- LX-1.3 签名与实到: fewer signatures than people -0.5; at most 4
INSERT INTO 扣分
SELECT 班组, 'LX-1', 3, least(4, 0.5 * count(*))
FROM 班前会 WHERE 本季(业务日期) AND len(签名) < 实到 AND 实到 >= 1 GROUP BY 班组;

-- LX-1.4 签名栏: an empty signature column with people there -0.5; at most 4
INSERT INTO 扣分
SELECT 班组, 'LX-1', 4, least(4, 0.5 * count(*))
FROM 班前会 WHERE 本季(业务日期) AND 签名 IS NULL AND 实到 >= 1 GROUP BY 班组;

-- LX-1.5 危险因素和对策: one of them missing -0.5; at most 4
INSERT INTO 扣分
SELECT 班组, 'LX-1', 5, least(4, 0.5 * count(*))
FROM 班前会 WHERE 本季(业务日期) AND (危险因素 IS NULL OR 对策 IS NULL) GROUP BY 班组;

-- LX-2.1 每周一次: weeks whose Thursday is in the quarter, with at least three days at work; none -2
INSERT INTO 扣分
WITH 周 AS (
  SELECT 班组, CAST(date_trunc('week', 日期) AS DATE) AS 周一, count(DISTINCT 日期) AS 天 FROM 上班 GROUP BY ALL
)
SELECT 班组, 'LX-2', 1, 2.0 * count(*)
FROM 周
WHERE 天 >= 3 AND 本季(周一 + 3) AND NOT EXISTS (SELECT 1 FROM 安全活动 WHERE 安全活动.班组 = 周.班组 AND 日期 BETWEEN 周一 AND 周一 + 6)
GROUP BY 班组;

-- LX-2.2 到会率: as in LX-1.2; at most 5
INSERT INTO 扣分
SELECT 班组, 'LX-2', 2, least(5, sum(CASE WHEN 实到 * 100 < 应到 * 80 THEN 1 WHEN 实到 * 100 < 应到 * 90 THEN 0.5 ELSE 0 END))
FROM 安全活动 WHERE 本季(日期) AND 应到 > 0 GROUP BY 班组;
INSERT INTO 说不清 SELECT 班组, 'LX-2' FROM 安全活动 WHERE 本季(日期) AND 应到 = 0;

-- LX-2.3 缺席补学: somebody absent and nobody studied later -0.5; at most 3
INSERT INTO 扣分
SELECT 班组, 'LX-2', 3, least(3, 0.5 * count(*))
FROM 安全活动 WHERE 本季(日期) AND 实到 < 应到 AND coalesce(补学人数, 0) <= 0 GROUP BY 班组;

-- LX-3.1 每日自查: each day at work without the team's own check -1
INSERT INTO 扣分
SELECT 班组, 'LX-3', 1, 1.0 * count(DISTINCT 日期)
FROM 上班 WHERE 本季(日期) AND NOT EXISTS (SELECT 1 FROM 自查 WHERE 自查.班组 = 上班.班组 AND 自查.日期 = 上班.日期)
GROUP BY 班组;

-- LX-3.2 问题及时处理: a problem not dealt with, or nothing written -1; in hand -0.5; at most 8
INSERT INTO 扣分
SELECT 班组, 'LX-3', 2, least(8, sum(CASE WHEN 处理情况 IS NULL OR 处理情况 = '未处理' THEN 1 WHEN 处理情况 = '处理中' THEN 0.5 ELSE 0 END))
FROM 自查 WHERE 发现问题数 >= 1 GROUP BY 班组;

-- LX-4 每季谈心: each member of the quarter without a talk in the quarter -0.5; at most 5
INSERT INTO 扣分
SELECT 班组, 'LX-4', 1, least(5, 0.5 * count(*))
FROM 班组成员
WHERE 进组日期 <= DATE '2026-09-30' AND coalesce(离组日期, DATE '9999-12-31') >= DATE '2026-07-01'
  AND NOT EXISTS (SELECT 1 FROM 谈心 WHERE 谈心.职工 = 班组成员.工号 AND 本季(谈心.日期))
GROUP BY 班组;

-- LX-5.1 班前会记录完整: something missing -0.2; at most 4
INSERT INTO 扣分
SELECT 班组, 'LX-5', 1, least(4, 0.2 * count(*))
FROM 班前会
WHERE 本季(业务日期) AND (主持人 IS NULL OR 结束时间 IS NULL OR 会议内容 IS NULL OR 录入时间 IS NULL) GROUP BY 班组;

-- LX-5.2 安全活动记录完整: something missing -0.5; at most 4
INSERT INTO 扣分
SELECT 班组, 'LX-5', 2, least(4, 0.5 * count(*))
FROM 安全活动
WHERE 本季(日期) AND (主持人 IS NULL OR 活动内容 IS NULL OR 讨论发言 IS NULL OR 录入时间 IS NULL) GROUP BY 班组;

-- LX-5.3 自查记录完整率, from six checks on: below 80 % -3, from 80 % to below 95 % -1
INSERT INTO 扣分
WITH 全 AS (
  SELECT 班组, count(*) AS 数,
    count(*) FILTER (检查时间 IS NOT NULL AND 地点 IS NOT NULL AND 检查内容 IS NOT NULL AND 录入时间 IS NOT NULL) AS 完整
  FROM 自查 GROUP BY 班组 HAVING count(*) >= 6
)
SELECT 班组, 'LX-5', 3, CASE WHEN 完整 * 100 < 数 * 80 THEN 3 WHEN 完整 * 100 < 数 * 95 THEN 1 ELSE 0 END FROM 全;

-- LX-5.4 隐患登记完整: no one responsible or no measure -0.5; at most 3
INSERT INTO 扣分
SELECT 责任班组, 'LX-5', 4, least(3, 0.5 * count(*))
FROM 隐患 WHERE 本季(查出日期) AND (整改责任人 IS NULL OR 整改措施 IS NULL) GROUP BY 责任班组;

-- LX-6.1 班前会迟录: entered more than 24 hours after the meeting -0.2, before it -1; at most 4
INSERT INTO 扣分
SELECT 班组, 'LX-6', 1, least(4, sum(CASE WHEN 录入时间 < 开会时刻 THEN 1 WHEN 录入时间 > 开会时刻 + INTERVAL 24 HOUR THEN 0.2 ELSE 0 END))
FROM 班前会 WHERE 本季(业务日期) GROUP BY 班组;

-- LX-6.2 安全活动迟录: the same, -0.5 and -1; at most 3
INSERT INTO 扣分
SELECT 班组, 'LX-6', 2, least(3, sum(CASE WHEN 录入时间 < 活动时刻 THEN 1 WHEN 录入时间 > 活动时刻 + INTERVAL 24 HOUR THEN 0.5 ELSE 0 END))
FROM (SELECT *, 日期 + to_seconds(开始时间) AS 活动时刻 FROM 安全活动 WHERE 本季(日期)) GROUP BY 班组;

-- LX-6.3 检查迟录: the same, -0.2 and -1; at most 3. Without an hour there is no interval
INSERT INTO 扣分
SELECT 班组, 'LX-6', 3, least(3, sum(CASE WHEN 录入时间 < 检查时刻 THEN 1 WHEN 录入时间 > 检查时刻 + INTERVAL 24 HOUR THEN 0.2 ELSE 0 END))
FROM 自查 GROUP BY 班组;

-- LX-6.4 照抄班前会: from the third copy of the same text on, each -0.5; at most 4
INSERT INTO 扣分
SELECT 班组, 'LX-6', 4, least(4, 0.5 * sum(greatest(份数 - 2, 0)))
FROM (SELECT 班组, 内容指纹, count(*) AS 份数 FROM 班前会 WHERE 本季(业务日期) AND 内容指纹 IS NOT NULL GROUP BY ALL) GROUP BY 班组;

-- LX-6.5 照抄安全活动: the same, -1; at most 4
INSERT INTO 扣分
SELECT 班组, 'LX-6', 5, least(4, 1.0 * sum(greatest(份数 - 2, 0)))
FROM (
  SELECT 班组, 指纹(concat(活动内容, 讨论发言)) AS 内容指纹, count(*) AS 份数 FROM 安全活动 WHERE 本季(日期) GROUP BY ALL
) WHERE 内容指纹 IS NOT NULL GROUP BY 班组;

-- LX-6.6 期末突击, from six checks on: more than 40 % of them in the last ten days -5
INSERT INTO 扣分
SELECT 班组, 'LX-6', 6, CASE WHEN 100 * count(*) FILTER (日期 >= DATE '2026-09-21') > 40 * count(*) THEN 5 ELSE 0 END
FROM 自查 GROUP BY 班组 HAVING count(*) >= 6;
