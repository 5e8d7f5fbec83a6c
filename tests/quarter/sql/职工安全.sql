-- 职工安全, worker by worker.

-- ZG-1 遵章守纪: A类 found by superiors also at most three stars
INSERT INTO 扣分
SELECT 违章人, 'ZG-1', 1, sum(CASE WHEN 查处方式 = '自查'
  THEN CASE 性质 WHEN 'A类' THEN 8 WHEN 'B类' THEN 4 ELSE 1 END
  ELSE CASE 性质 WHEN 'A类' THEN 20 WHEN 'B类' THEN 10 ELSE 4 END END)
FROM 违章人次 WHERE 本季(日期) GROUP BY 违章人;
INSERT INTO 重罚 SELECT 违章人, 'ZG-1', '限星', 3 FROM 违章人次 WHERE 本季(日期) AND 性质 = 'A类' AND 查处方式 <> '自查';

-- ZG-2 惯性违章: nothing for the item, at most two stars
INSERT INTO 重罚
SELECT 违章人, 'ZG-2', 效果, CASE 效果 WHEN '限星' THEN 2 END FROM 惯性违章, (VALUES ('不得分'), ('限星')) AS 效果(效果);

-- ZG-3 安全考试: the lowest first mark below 60 -12, to below 80 -6; an exam missed: nothing; no exam at all: left out
INSERT INTO 扣分
SELECT 工号, 'ZG-3', 1, CASE WHEN min(成绩) < 60000000 THEN 12 WHEN min(成绩) < 80000000 THEN 6 ELSE 0 END
FROM 考试 WHERE 本季(日期) AND 考试状态 = '正常' AND NOT 是否补考 GROUP BY 工号;
INSERT INTO 重罚 SELECT 工号, 'ZG-3', '不得分', NULL FROM 考试 WHERE 本季(日期) AND 考试状态 = '缺考';
INSERT INTO 不适用 SELECT 工号, 'ZG-3' FROM 职工 WHERE 工号 NOT IN (SELECT 工号 FROM 考试 WHERE 本季(日期));

-- ZG-4 持证上岗: each day with an operation without a certificate -5; no such operation: left out
INSERT INTO 扣分 SELECT 操作人, 'ZG-4', 1, 5.0 * count(DISTINCT 日期) FROM 持证作业 WHERE NOT 有证 GROUP BY 操作人;
INSERT INTO 不适用 SELECT 工号, 'ZG-4' FROM 职工 WHERE 工号 NOT IN (SELECT 操作人 FROM 持证作业);

-- ZG-5 班前会签名: on fewer than 15 days -10, on 15 to 29 -5
INSERT INTO 扣分
WITH 签到 AS (SELECT unnest(签名) AS 工号, 业务日期 FROM 班前会 WHERE 本季(业务日期))
SELECT 职工.工号, 'ZG-5', 1, CASE WHEN count(DISTINCT 业务日期) < 15 THEN 10 WHEN count(DISTINCT 业务日期) < 30 THEN 5 ELSE 0 END
FROM 职工 LEFT JOIN 签到 ON 签到.工号 = 职工.工号 GROUP BY 职工.工号;

-- ZG-6 安全培训: none in the quarter -3
INSERT INTO 扣分
SELECT 工号, 'ZG-6', 1, 3.0 FROM 职工
WHERE 工号 NOT IN (SELECT unnest(参加人员) FROM 培训 WHERE 本季(日期) AND 参加人员 IS NOT NULL);

-- ZG-7 未遂报告加分: each who reported +1
INSERT INTO 加分
SELECT 人, 'ZG-7', 1, 1.0 * count(*)
FROM (SELECT unnest(报告人) AS 人 FROM 未遂 WHERE 本季(日期) AND 核实 AND NOT 转为事故) GROUP BY 人;

-- ZG-8 事故责任: a gate
INSERT INTO 重罚
SELECT 人, 'ZG-8', CASE WHEN 等级 IN ('一般D类', '轻微') THEN '限星' ELSE '取消资格' END,
  CASE 等级 WHEN '一般D类' THEN 2 WHEN '轻微' THEN 4 END
FROM (SELECT unnest(责任人) AS 人, 等级 FROM 有责事故);
