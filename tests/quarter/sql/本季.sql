-- The third quarter of 2026, evaluated on its last day, and what several sheets look at.
CREATE MACRO 本季(日) AS 日 BETWEEN DATE '2026-07-01' AND DATE '2026-09-30';
CREATE MACRO 评定日() AS DATE '2026-09-30';

-- 班次: 早班 08:00, 中班 16:00, 夜班 00:00
CREATE MACRO 上班钟点(班次) AS CASE 班次 WHEN '早班' THEN INTERVAL 8 HOUR WHEN '中班' THEN INTERVAL 16 HOUR WHEN '夜班' THEN INTERVAL 0 HOUR END;

-- Scheduled shifts; those inside a suspension (both days included) ask for nothing.
CREATE TABLE 上班 AS
SELECT 班组, 日期, 班次, 日期 + 上班钟点(班次) AS 上班时间
FROM 排班
WHERE NOT EXISTS (SELECT 1 FROM 停产 WHERE 停产.班组 = 排班.班组 AND 排班.日期 BETWEEN 开始日期 AND 结束日期);

-- 业务日期: the day whose shift of that name starts nearest, so that 23:30 before a night shift is the next day's.
-- 内容指纹: the three texts without white space, punctuation, digits and weekdays; none below twenty characters.
CREATE MACRO 指纹(文) AS CASE WHEN length(regexp_replace(文, '[\s\p{Z}\p{P}\p{S}\p{N}]|星期[一二三四五六日]', '', 'g')) >= 20
  THEN regexp_replace(文, '[\s\p{Z}\p{P}\p{S}\p{N}]|星期[一二三四五六日]', '', 'g') END;

CREATE TABLE 班前会 AS
SELECT *,
  日期 + to_seconds(开始时间) AS 开会时刻,
  CAST(日期 + to_seconds(开始时间) - 上班钟点(班次) + INTERVAL 12 HOUR AS DATE) AS 业务日期,
  指纹(concat(危险因素, 对策, 会议内容)) AS 内容指纹
FROM 班前会台账;

-- One row per person of a violation, of all the time on record.
CREATE TABLE 违章人次 AS SELECT 违章编号, 日期, 责任班组, 类别, 性质, 查处方式, unnest(违章人) AS 违章人 FROM 违章;

-- 惯性违章: the same person and category, the third time or more within ninety days looking back (d3 - d1 <= 90).
CREATE TABLE 惯性违章 AS
SELECT * FROM 违章人次 AS 这次
WHERE 本季(日期) AND (
  SELECT count(*) FROM 违章人次 AS 早先
  WHERE 早先.违章人 = 这次.违章人 AND 早先.类别 = 这次.类别 AND 早先.日期 >= 这次.日期 - 90
    AND (早先.日期 < 这次.日期 OR (早先.日期 = 这次.日期 AND 早先.违章编号 <= 这次.违章编号))
) >= 3;

-- 需持证的作业 and whether the operator had a certificate of that category on that day (both its days included).
CREATE TABLE 持证作业 AS
SELECT *, EXISTS (
  SELECT 1 FROM 特种作业证
  WHERE 持证人 = 操作人 AND 特种作业证.作业类别 = 作业.作业类别 AND 作业.日期 BETWEEN 发证日期 AND 有效期至
) AS 有证
FROM 作业
WHERE 需持证 AND 本季(日期);

CREATE TABLE 自查 AS SELECT *, 日期 + to_seconds(检查时间) AS 检查时刻 FROM 检查记录 WHERE 检查级别 = '班组自查' AND 本季(日期);

-- What the four sheets leave behind. 扣: after the check's own cap. 对象: a team or a worker.
CREATE TABLE 扣分 (对象 VARCHAR, 项目 VARCHAR, 检查 INTEGER, 扣 DECIMAL(12, 4));
CREATE TABLE 加分 (对象 VARCHAR, 项目 VARCHAR, 检查 INTEGER, 加 DECIMAL(12, 4));
-- 效果: 不得分, 总分为零, 限星 (with 星), 取消资格, 不满足
CREATE TABLE 重罚 (对象 VARCHAR, 项目 VARCHAR, 效果 VARCHAR, 星 INTEGER);
CREATE TABLE 不适用 (对象 VARCHAR, 项目 VARCHAR);
-- A field that decides is blank, or the ledger was not delivered.
CREATE TABLE 说不清 (对象 VARCHAR, 项目 VARCHAR);
