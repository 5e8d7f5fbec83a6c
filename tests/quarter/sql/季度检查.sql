-- 季度检查, team by team.

-- JC-1.1 逾期整改: hazards due in the quarter, by the responsible team; each day late inside the quarter
-- -1 (at most 5), a major one -2 (at most 10) and at most three stars
CREATE TABLE 到期隐患 AS
SELECT 责任班组, 等级, 整改期限, min(整改完成日期) AS 完成
FROM 隐患 LEFT JOIN 整改 USING (隐患编号)
WHERE 本季(整改期限)
GROUP BY 隐患编号, 责任班组, 等级, 整改期限;

INSERT INTO 扣分
SELECT 责任班组, 'JC-1', 1, sum(CASE 等级 WHEN '一般' THEN least(5, 1 * 天) ELSE least(10, 2 * 天) END)
FROM (
  SELECT 责任班组, 等级, least(coalesce(完成, 评定日()), 评定日()) - 整改期限 AS 天
  FROM 到期隐患 WHERE 完成 IS NULL OR 完成 > 整改期限
) GROUP BY 责任班组;
INSERT INTO 重罚
SELECT 责任班组, 'JC-1', '限星', 3 FROM 到期隐患 WHERE 等级 = '重大' AND (完成 IS NULL OR 完成 > 整改期限);

-- JC-1.2 按期整改率: below 80 % -8, to below 95 % -4, to below 100 % -2
INSERT INTO 扣分
SELECT 责任班组, 'JC-1', 2, CASE WHEN 按期 * 100 < 数 * 80 THEN 8 WHEN 按期 * 100 < 数 * 95 THEN 4 WHEN 按期 < 数 THEN 2 ELSE 0 END
FROM (SELECT 责任班组, count(*) AS 数, count(*) FILTER (完成 <= 整改期限) AS 按期 FROM 到期隐患 GROUP BY 责任班组);

-- JC-1.3 上级检查发现问题: -0.5 each, at most 2 a visit, at most 6
INSERT INTO 扣分
SELECT 班组, 'JC-1', 3, least(6, sum(least(2, 0.5 * 发现问题数)))
FROM 检查记录 WHERE 本季(日期) AND 检查级别 IN ('车间检查', '段检查') AND 发现问题数 >= 1 GROUP BY 班组;

-- JC-2.1 及格率: first sittings, 80 marks pass; below 80 % -8, to below 90 % -4, to below 100 % -2
INSERT INTO 扣分
SELECT 班组, 'JC-2', 1, CASE WHEN 及格 * 100 < 数 * 80 THEN 8 WHEN 及格 * 100 < 数 * 90 THEN 4 WHEN 及格 < 数 THEN 2 ELSE 0 END
FROM (
  SELECT 班组, count(*) AS 数, count(*) FILTER (成绩 >= 80000000) AS 及格
  FROM 考试 WHERE 本季(日期) AND 考试状态 = '正常' AND NOT 是否补考 GROUP BY 班组
);

-- JC-2.2 不及格未补过: failed and no resit passed within thirty days -1; what is not yet due is left alone
CREATE TABLE 首考 AS
SELECT *, 日期 + 30 <= 评定日() AS 到期, EXISTS (
  SELECT 1 FROM 考试 AS 补
  WHERE 补.工号 = 考.工号 AND 补.科目 = 考.科目 AND 补.是否补考 AND 补.成绩 >= 80000000 AND 补.日期 BETWEEN 考.日期 AND 考.日期 + 30
) AS 补过
FROM 考试 AS 考 WHERE 本季(日期) AND 考试状态 = '正常' AND NOT 是否补考;

INSERT INTO 扣分
SELECT 班组, 'JC-2', 2, 1.0 * count(*) FROM 首考 WHERE 成绩 < 80000000 AND 到期 AND NOT 补过 GROUP BY 班组;
INSERT INTO 说不清 SELECT 班组, 'JC-2' FROM 首考 WHERE 成绩 IS NULL AND 到期 AND NOT 补过;

-- JC-2.3 缺考 -2
INSERT INTO 扣分
SELECT 班组, 'JC-2', 3, 2.0 * count(*) FROM 考试 WHERE 本季(日期) AND 考试状态 = '缺考' GROUP BY 班组;

-- JC-3 持证上岗: only teams with special operations; each person and day without a certificate -4, with a valid one
-- whose review is overdue -2
INSERT INTO 不适用 SELECT 班组编号, 'JC-3' FROM 班组 WHERE NOT 是否有特种作业;
INSERT INTO 扣分
SELECT 班组, 'JC-3', 1, 4.0 * count(DISTINCT (操作人, 日期)) FROM 持证作业 WHERE NOT 有证 GROUP BY 班组;
INSERT INTO 扣分
SELECT 班组, 'JC-3', 2, 2.0 * count(DISTINCT (操作人, 持证作业.日期))
FROM 持证作业 JOIN 特种作业证 ON 持证人 = 操作人 AND 特种作业证.作业类别 = 持证作业.作业类别
WHERE 日期 BETWEEN 发证日期 AND 有效期至 AND 复审到期 < 日期 GROUP BY 班组;

-- JC-4 惯性违章: each third or later time -4, at most three stars
INSERT INTO 扣分 SELECT 责任班组, 'JC-4', 1, 4.0 * count(*) FROM 惯性违章 GROUP BY 责任班组;
INSERT INTO 重罚 SELECT 责任班组, 'JC-4', '限星', 3 FROM 惯性违章;

-- JC-5 违章人次
INSERT INTO 扣分
SELECT 责任班组, 'JC-5', 1, sum(CASE 性质 || 查处方式
  WHEN 'A类越级查处' THEN 8 WHEN 'A类上级查处' THEN 6 WHEN 'A类自查' THEN 2
  WHEN 'B类越级查处' THEN 4 WHEN 'B类上级查处' THEN 3 WHEN 'B类自查' THEN 0.5
  WHEN 'C类越级查处' THEN 1.5 WHEN 'C类上级查处' THEN 1 WHEN 'C类自查' THEN 0 END)
FROM 违章人次 WHERE 本季(日期) GROUP BY 责任班组;

-- JC-6 5S: the mean below 70 -8, to below 80 -4, to below 90 -2; once below 60, nothing; never rated: left out
INSERT INTO 扣分
SELECT 班组, 'JC-6', 1, CASE WHEN sum(得分) < 70000000 * count(*) THEN 8 WHEN sum(得分) < 80000000 * count(*) THEN 4
  WHEN sum(得分) < 90000000 * count(*) THEN 2 ELSE 0 END
FROM 现场评分 WHERE 本季(日期) GROUP BY 班组;
INSERT INTO 重罚 SELECT 班组, 'JC-6', '不得分', NULL FROM 现场评分 WHERE 本季(日期) AND 得分 < 60000000;
INSERT INTO 不适用
SELECT 班组编号, 'JC-6' FROM 班组 WHERE 班组编号 NOT IN (SELECT 班组 FROM 现场评分 WHERE 本季(日期));

-- JC-7 危险废弃物: dumped: nothing for the item and at most three stars; not at the place -1
INSERT INTO 扣分
SELECT 班组, 'JC-7', 1, 1.0 * count(*) FROM 危废 WHERE 本季(日期) AND NOT 是否倾倒 AND NOT 是否定点 GROUP BY 班组;
INSERT INTO 重罚
SELECT 班组, 'JC-7', 效果, CASE 效果 WHEN '限星' THEN 3 END
FROM 危废, (VALUES ('不得分'), ('限星')) AS 效果(效果) WHERE 本季(日期) AND 是否倾倒;

-- JC-8 加分: verified near misses +0.5, major hazards found by the team itself +1
INSERT INTO 加分
SELECT 报告班组, 'JC-8', 1, 0.5 * count(*) FROM 未遂 WHERE 本季(日期) AND 核实 AND NOT 转为事故 GROUP BY 报告班组;
INSERT INTO 加分
SELECT 查出班组, 'JC-8', 2, 1.0 * count(*)
FROM 隐患 WHERE 本季(查出日期) AND 来源 = '自查' AND 等级 = '重大' AND 查出班组 IS NOT NULL GROUP BY 查出班组;
