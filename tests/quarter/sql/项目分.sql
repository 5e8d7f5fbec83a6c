-- One line per subject and item, and who may be rated.
-- 标准分 NULL: a gate. 加分封顶 NULL: the item brings no additions.
CREATE TABLE 项目 AS FROM (VALUES
  ('班组', '六项要求', 'LX-1', '基础管理', 20, NULL), ('班组', '六项要求', 'LX-2', '基础管理', 20, NULL),
  ('班组', '六项要求', 'LX-3', '基础管理', 20, NULL), ('班组', '六项要求', 'LX-4', '基础管理', 10, NULL),
  ('班组', '六项要求', 'LX-5', '基础管理', 15, NULL), ('班组', '六项要求', 'LX-6', '基础管理', 15, NULL),
  ('班组', '季度检查', 'JC-1', '现场与隐患', 25, NULL), ('班组', '季度检查', 'JC-2', '教育培训与持证', 15, NULL),
  ('班组', '季度检查', 'JC-3', '教育培训与持证', 15, NULL), ('班组', '季度检查', 'JC-4', '违章', 10, NULL),
  ('班组', '季度检查', 'JC-5', '违章', 20, NULL), ('班组', '季度检查', 'JC-6', '现场与隐患', 10, NULL),
  ('班组', '季度检查', 'JC-7', '现场与隐患', 5, NULL), ('班组', '季度检查', 'JC-8', '加分', 0, 3),
  ('班组', '零目标', 'LB-1', '安全目标', NULL, NULL), ('班组', '零目标', 'LB-2', '安全目标', NULL, NULL),
  ('班组', '零目标', 'LB-3', '安全目标', NULL, NULL), ('班组', '零目标', 'LB-4', '安全目标', NULL, NULL),
  ('班组', '零目标', 'LB-5', '安全目标', NULL, NULL),
  ('职工', '职工安全', 'ZG-1', '遵章', 40, NULL), ('职工', '职工安全', 'ZG-2', '遵章', 10, NULL),
  ('职工', '职工安全', 'ZG-3', '教育培训与持证', 20, NULL), ('职工', '职工安全', 'ZG-4', '教育培训与持证', 10, NULL),
  ('职工', '职工安全', 'ZG-5', '出勤与学习', 15, NULL), ('职工', '职工安全', 'ZG-6', '出勤与学习', 5, NULL),
  ('职工', '职工安全', 'ZG-7', '加分', 0, 3), ('职工', '职工安全', 'ZG-8', '遵章', NULL, NULL)
) AS 项目(类, 考核表, 项目, 类目, 标准分, 加分封顶);

-- Whoever is on the roster on some day of the quarter. A worker's team is the one joined last.
CREATE TABLE 对象 AS
SELECT '班组' AS 类, 班组编号 AS 对象, 班组编号 AS 班组, 启用日期 AS 起, 停用日期 AS 止, true AS 合格登记 FROM 班组
UNION ALL
SELECT '职工', 工号, (
  SELECT max_by(班组, 进组日期) FROM 班组成员 WHERE 班组成员.工号 = 职工.工号 AND 进组日期 <= DATE '2026-09-30'
), 入职日期, 离职日期, coalesce(NOT 试用期, false) FROM 职工;
DELETE FROM 对象 WHERE 起 > DATE '2026-09-30' OR 止 < DATE '2026-07-01';

-- 资格: days on the roster, scheduled shifts (a worker has those of the team on the days of membership)
CREATE TABLE 资格 AS
SELECT 类, 对象, 班组, 合格登记,
  least(coalesce(止, DATE '2026-09-30'), DATE '2026-09-30') - greatest(起, DATE '2026-07-01') + 1 AS 在册天数,
  CASE 类 WHEN '班组' THEN (SELECT count(*) FROM 上班 WHERE 上班.班组 = 对象.对象 AND 本季(日期))
  ELSE (
    SELECT count(*) FROM 上班 JOIN 班组成员 USING (班组)
    WHERE 工号 = 对象.对象 AND 本季(日期) AND 日期 BETWEEN 进组日期 AND coalesce(离组日期, DATE '9999-12-31')
  ) END AS 应出勤班次
FROM 对象;

-- Ledgers that items rest on; 自: the first day they have to cover (惯性违章 looks ninety days back).
CREATE TABLE 凭据 AS
SELECT 项目, unnest(string_split(台账们, ' ')) AS 台账,
  CASE WHEN 项目 IN ('JC-4', 'ZG-2') THEN DATE '2026-07-01' - 90 ELSE DATE '2026-07-01' END AS 自
FROM (VALUES
  ('LX-1', '排班 班前会'), ('LX-2', '排班 安全活动'), ('LX-3', '排班 检查记录'), ('LX-4', '谈心'),
  ('LX-5', '班前会 安全活动 检查记录 隐患'), ('LX-6', '班前会 安全活动 检查记录'),
  ('JC-1', '隐患 整改 检查记录'), ('JC-2', '考试'), ('JC-3', '作业'), ('JC-4', '违章'), ('JC-5', '违章'),
  ('JC-6', '现场评分'), ('JC-7', '危废'), ('JC-8', '未遂 隐患'),
  ('LB-1', '违章'), ('LB-2', '事故'), ('LB-3', '事故'), ('LB-4', '事故'), ('LB-5', '危险源点检'),
  ('ZG-1', '违章'), ('ZG-2', '违章'), ('ZG-3', '考试'), ('ZG-4', '作业'), ('ZG-5', '班前会'), ('ZG-6', '培训'),
  ('ZG-7', '未遂'), ('ZG-8', '事故')
) AS 凭据(项目, 台账们);

-- Undelivered: a day of the stretch that no statement covers for the plant, the workshop or the team.
INSERT INTO 说不清
SELECT DISTINCT 对象.对象, 凭据.项目
FROM 对象 JOIN 项目 USING (类) JOIN 凭据 USING (项目) JOIN 班组 ON 班组编号 = 对象.班组,
  LATERAL (SELECT unnest(generate_series(凭据.自, DATE '2026-09-30', INTERVAL 1 DAY)) AS 日)
WHERE NOT EXISTS (
  SELECT 1 FROM 交付说明
  WHERE 交付说明.台账 = 凭据.台账 AND 日 BETWEEN 从 AND 至
    AND coalesce(交付说明.车间 = 班组.车间, true) AND coalesce(交付说明.班组 = 对象.班组, true)
);

-- That there was nothing to look at can be said only of a ledger that came in; JC-3 is left out by the roster.
DELETE FROM 不适用 WHERE 项目 <> 'JC-3' AND (对象, 项目) IN (FROM 说不清);

CREATE TABLE 项目分 AS
WITH 合 AS (
  SELECT 对象.类, 对象.对象, 项目.*,
    EXISTS (FROM 不适用 WHERE 不适用.对象 = 对象.对象 AND 不适用.项目 = 项目.项目) AS 免,
    EXISTS (FROM 说不清 WHERE 说不清.对象 = 对象.对象 AND 说不清.项目 = 项目.项目) AS 疑,
    EXISTS (FROM 重罚 WHERE 重罚.对象 = 对象.对象 AND 重罚.项目 = 项目.项目) AS 罚,
    EXISTS (FROM 重罚 WHERE 重罚.对象 = 对象.对象 AND 重罚.项目 = 项目.项目 AND 效果 = '不得分') AS 清零,
    EXISTS (FROM 重罚 WHERE 重罚.对象 = 对象.对象 AND 重罚.项目 = 项目.项目 AND 效果 = '总分为零') AS 总分为零,
    EXISTS (FROM 重罚 WHERE 重罚.对象 = 对象.对象 AND 重罚.项目 = 项目.项目 AND 效果 = '取消资格') AS 取消资格,
    (SELECT min(星) FROM 重罚 WHERE 重罚.对象 = 对象.对象 AND 重罚.项目 = 项目.项目) AS 限星,
    (SELECT coalesce(sum(扣), 0) FROM 扣分 WHERE 扣分.对象 = 对象.对象 AND 扣分.项目 = 项目.项目) AS 应扣,
    (SELECT coalesce(sum(加), 0) FROM 加分 WHERE 加分.对象 = 对象.对象 AND 加分.项目 = 项目.项目) AS 应加
  FROM 对象 JOIN 项目 USING (类)
)
SELECT 类, 对象, 考核表, 项目, 类目, coalesce(标准分, 0) AS 标准分, 标准分 IS NULL AS 门槛,
  CASE WHEN 免 OR 标准分 IS NULL THEN 0 WHEN 清零 THEN 标准分 ELSE least(标准分, 应扣) END AS 扣,
  least(coalesce(加分封顶, 0), 应加) AS 加,
  CASE WHEN 免 THEN '不适用' WHEN 标准分 IS NULL AND 罚 THEN '不满足' WHEN 疑 THEN '不能评'  -- a gate that fell stays down
    WHEN 标准分 IS NULL THEN '满足' ELSE '已评' END AS 状态,
  限星, 取消资格, 总分为零, 疑 AND NOT 免 AS 存疑
FROM 合
ORDER BY 类, 对象, 项目;
