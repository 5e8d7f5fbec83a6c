-- The intended facts as plain tables: only those whose row can be read. Numbers as the store keeps them: times in
-- seconds after midnight, decimals in millionths. `values` is one struct per fact; a ledger has more fields than these.
CREATE TABLE 班组 AS SELECT unnest("values") FROM read_json('班组.jsonl', columns = {accepted: 'BOOLEAN',
  "values": 'STRUCT(班组编号 VARCHAR, 班组名称 VARCHAR, 车间 VARCHAR, 是否有特种作业 BOOLEAN, 启用日期 DATE, 停用日期 DATE)'}) WHERE accepted;

CREATE TABLE 职工 AS SELECT unnest("values") FROM read_json('职工.jsonl', columns = {accepted: 'BOOLEAN',
  "values": 'STRUCT(工号 VARCHAR, 姓名 VARCHAR, 试用期 BOOLEAN, 入职日期 DATE, 离职日期 DATE)'}) WHERE accepted;

CREATE TABLE 班组成员 AS SELECT unnest("values") FROM read_json('班组成员.jsonl', columns = {accepted: 'BOOLEAN',
  "values": 'STRUCT(工号 VARCHAR, 班组 VARCHAR, 进组日期 DATE, 离组日期 DATE)'}) WHERE accepted;

CREATE TABLE 排班 AS SELECT unnest("values") FROM read_json('排班.jsonl', columns = {accepted: 'BOOLEAN',
  "values": 'STRUCT(班组 VARCHAR, 日期 DATE, 班次 VARCHAR)'}) WHERE accepted;

CREATE TABLE 停产 AS SELECT unnest("values") FROM read_json('停产.jsonl', columns = {accepted: 'BOOLEAN',
  "values": 'STRUCT(班组 VARCHAR, 开始日期 DATE, 结束日期 DATE)'}) WHERE accepted;

CREATE TABLE 交付说明 AS SELECT unnest("values") FROM read_json('交付说明.jsonl', columns = {accepted: 'BOOLEAN',
  "values": 'STRUCT(台账 VARCHAR, 车间 VARCHAR, 班组 VARCHAR, 从 DATE, 至 DATE)'}) WHERE accepted;

CREATE TABLE 班前会台账 AS SELECT unnest("values") FROM read_json('班前会.jsonl', columns = {accepted: 'BOOLEAN',
  "values": 'STRUCT(班组 VARCHAR, 日期 DATE, 班次 VARCHAR, 开始时间 BIGINT, 结束时间 BIGINT, 主持人 VARCHAR, 应到 BIGINT, 实到 BIGINT, 签名 VARCHAR[], 危险因素 VARCHAR, 对策 VARCHAR, 会议内容 VARCHAR, 录入时间 TIMESTAMP)'}) WHERE accepted;

CREATE TABLE 安全活动 AS SELECT unnest("values") FROM read_json('安全活动.jsonl', columns = {accepted: 'BOOLEAN',
  "values": 'STRUCT(班组 VARCHAR, 日期 DATE, 开始时间 BIGINT, 主持人 VARCHAR, 应到 BIGINT, 实到 BIGINT, 补学人数 BIGINT, 活动内容 VARCHAR, 讨论发言 VARCHAR, 录入时间 TIMESTAMP)'}) WHERE accepted;

CREATE TABLE 检查记录 AS SELECT unnest("values") FROM read_json('检查记录.jsonl', columns = {accepted: 'BOOLEAN',
  "values": 'STRUCT(班组 VARCHAR, 日期 DATE, 检查时间 BIGINT, 检查级别 VARCHAR, 地点 VARCHAR, 检查内容 VARCHAR, 发现问题数 BIGINT, 处理情况 VARCHAR, 录入时间 TIMESTAMP)'}) WHERE accepted;

CREATE TABLE 谈心 AS SELECT unnest("values") FROM read_json('谈心.jsonl', columns = {accepted: 'BOOLEAN',
  "values": 'STRUCT(职工 VARCHAR, 班组 VARCHAR, 日期 DATE)'}) WHERE accepted;

CREATE TABLE 隐患 AS SELECT unnest("values") FROM read_json('隐患.jsonl', columns = {accepted: 'BOOLEAN',
  "values": 'STRUCT(隐患编号 VARCHAR, 责任班组 VARCHAR, 查出班组 VARCHAR, 来源 VARCHAR, 等级 VARCHAR, 查出日期 DATE, 整改期限 DATE, 整改责任人 VARCHAR, 整改措施 VARCHAR)'}) WHERE accepted;

CREATE TABLE 整改 AS SELECT unnest("values") FROM read_json('整改.jsonl', columns = {accepted: 'BOOLEAN',
  "values": 'STRUCT(隐患编号 VARCHAR, 整改完成日期 DATE)'}) WHERE accepted;

CREATE TABLE 考试 AS SELECT unnest("values") FROM read_json('考试.jsonl', columns = {accepted: 'BOOLEAN',
  "values": 'STRUCT(工号 VARCHAR, 班组 VARCHAR, 日期 DATE, 科目 VARCHAR, 成绩 BIGINT, 考试状态 VARCHAR, 是否补考 BOOLEAN)'}) WHERE accepted;

CREATE TABLE 作业 AS SELECT unnest("values") FROM read_json('作业.jsonl', columns = {accepted: 'BOOLEAN',
  "values": 'STRUCT(作业票号 VARCHAR, 班组 VARCHAR, 日期 DATE, 操作人 VARCHAR, 作业类别 VARCHAR, 需持证 BOOLEAN)'}) WHERE accepted;

CREATE TABLE 特种作业证 AS SELECT unnest("values") FROM read_json('特种作业证.jsonl', columns = {accepted: 'BOOLEAN',
  "values": 'STRUCT(证号 VARCHAR, 持证人 VARCHAR, 作业类别 VARCHAR, 发证日期 DATE, 有效期至 DATE, 复审到期 DATE)'}) WHERE accepted;

CREATE TABLE 违章 AS SELECT unnest("values") FROM read_json('违章.jsonl', columns = {accepted: 'BOOLEAN',
  "values": 'STRUCT(违章编号 VARCHAR, 日期 DATE, 责任班组 VARCHAR, 违章人 VARCHAR[], 类别 VARCHAR, 性质 VARCHAR, 查处方式 VARCHAR)'}) WHERE accepted;

CREATE TABLE 现场评分 AS SELECT unnest("values") FROM read_json('现场评分.jsonl', columns = {accepted: 'BOOLEAN',
  "values": 'STRUCT(班组 VARCHAR, 日期 DATE, 得分 BIGINT)'}) WHERE accepted;

CREATE TABLE 危废 AS SELECT unnest("values") FROM read_json('危废.jsonl', columns = {accepted: 'BOOLEAN',
  "values": 'STRUCT(班组 VARCHAR, 日期 DATE, 是否定点 BOOLEAN, 是否倾倒 BOOLEAN)'}) WHERE accepted;

CREATE TABLE 未遂 AS SELECT unnest("values") FROM read_json('未遂.jsonl', columns = {accepted: 'BOOLEAN',
  "values": 'STRUCT(日期 DATE, 报告班组 VARCHAR, 报告人 VARCHAR[], 核实 BOOLEAN, 转为事故 BOOLEAN)'}) WHERE accepted;

CREATE TABLE 事故 AS SELECT unnest("values") FROM read_json('事故.jsonl', columns = {accepted: 'BOOLEAN',
  "values": 'STRUCT(日期 DATE, 责任班组 VARCHAR, 类别 VARCHAR, 等级 VARCHAR, 责任划分 VARCHAR, 责任人 VARCHAR[], 是否瞒报 BOOLEAN)'}) WHERE accepted;

CREATE TABLE 危险源点 AS SELECT unnest("values") FROM read_json('危险源点.jsonl', columns = {accepted: 'BOOLEAN',
  "values": 'STRUCT(危险源编号 VARCHAR, 责任班组 VARCHAR, 列管日期 DATE, 撤销日期 DATE)'}) WHERE accepted;

CREATE TABLE 危险源点检 AS SELECT unnest("values") FROM read_json('危险源点检.jsonl', columns = {accepted: 'BOOLEAN',
  "values": 'STRUCT(危险源编号 VARCHAR, 班组 VARCHAR, 日期 DATE, 状态 VARCHAR)'}) WHERE accepted;

CREATE TABLE 培训 AS SELECT unnest("values") FROM read_json('培训.jsonl', columns = {accepted: 'BOOLEAN',
  "values": 'STRUCT(日期 DATE, 参加人员 VARCHAR[])'}) WHERE accepted;
