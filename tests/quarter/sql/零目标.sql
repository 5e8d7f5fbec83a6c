-- 零目标: gates without marks, team by team. Whatever fires makes the gate 不满足.

-- LB-1 零违章: found by superiors; A类 at most three stars, B类 not met
INSERT INTO 重罚
SELECT 责任班组, 'LB-1', CASE 性质 WHEN 'A类' THEN '限星' ELSE '不满足' END, CASE 性质 WHEN 'A类' THEN 3 END
FROM 违章 WHERE 本季(日期) AND 查处方式 IN ('上级查处', '越级查处') AND 性质 IN ('A类', 'B类');

CREATE TABLE 有责事故 AS SELECT * FROM 事故 WHERE 本季(日期) AND 责任划分 <> '无责';

-- LB-2 零事故: 设备, 行车, 环境污染, by grade; a concealed accident of any kind, liable or not, makes the total zero
INSERT INTO 重罚
SELECT 责任班组, 'LB-2',
  CASE WHEN 等级 IN ('一般A类', '一般B类', '一般C类') THEN '取消资格' WHEN 等级 = '一般D类' THEN '限星' ELSE '不满足' END,
  CASE 等级 WHEN '一般D类' THEN 2 END
FROM 有责事故 WHERE 类别 IN ('设备', '行车', '环境污染');
INSERT INTO 重罚 SELECT 责任班组, 'LB-2', '总分为零', NULL FROM 事故 WHERE 本季(日期) AND 是否瞒报;

-- LB-3 零工伤: 重伤 and 死亡 lose eligibility and the total, 轻伤 eligibility; 人身伤害 of a grade eligibility, slight: not met
INSERT INTO 重罚 SELECT 责任班组, 'LB-3', '总分为零', NULL FROM 有责事故 WHERE 等级 IN ('重伤', '死亡');
INSERT INTO 重罚
SELECT 责任班组, 'LB-3', '取消资格', NULL FROM 有责事故
WHERE 等级 IN ('轻伤', '重伤', '死亡') OR (类别 = '人身伤害' AND 等级 IN ('一般A类', '一般B类', '一般C类', '一般D类'));
INSERT INTO 重罚 SELECT 责任班组, 'LB-3', '不满足', NULL FROM 有责事故 WHERE 类别 = '人身伤害' AND 等级 = '轻微';

-- LB-4 零火灾: put out at once at most three stars, else at most one
INSERT INTO 重罚 SELECT 责任班组, 'LB-4', '限星', CASE 等级 WHEN '轻微' THEN 3 ELSE 1 END FROM 有责事故 WHERE 类别 = '火灾';

-- LB-5 危险源点受控: each registered point looked at six times or more in the quarter, else not met
INSERT INTO 重罚
SELECT 责任班组, 'LB-5', '不满足', NULL
FROM 危险源点
WHERE 列管日期 <= DATE '2026-09-30' AND coalesce(撤销日期, DATE '9999-12-31') >= DATE '2026-07-01'
  AND (SELECT count(*) FROM 危险源点检 AS 检 WHERE 检.危险源编号 = 危险源点.危险源编号 AND 本季(检.日期)) < 6;
-- out of control and not under control again within three days: at most three stars; what is not yet due is left alone
INSERT INTO 重罚
SELECT 班组, 'LB-5', '限星', 3
FROM 危险源点检 AS 失
WHERE 本季(日期) AND 状态 = '失控' AND 日期 + 3 <= 评定日() AND NOT EXISTS (
  SELECT 1 FROM 危险源点检 AS 复
  WHERE 复.危险源编号 = 失.危险源编号 AND 复.状态 = '受控' AND 复.日期 BETWEEN 失.日期 AND 失.日期 + 3
);
