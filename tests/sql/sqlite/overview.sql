select "a"."indicator_id" as "id", "a"."year", "a"."month", "a"."kind", "a"."stage", "a"."finality"
  from "indicator" as "i" cross join "actual" as "a"
  where "a"."indicator_id" = "i"."id" and "a"."year" in (?) and "i"."plan_id" in (?);

select "a"."indicator_id" as "id", "a"."year", "a"."month", "a"."kind", "a"."value", "a"."finality", "a"."stage"
  from "indicator" as "i" cross join "actual" as "a"
  where "a"."indicator_id" = "i"."id" and "a"."year" in (?, …) and "a"."month" = ? and "i"."plan_id" = ?;

select "b"."year", "b"."kind", sum(b.amount) as "amount", count(*) as "programmes"
  from "budget_amount" as "b"
  inner join "programme" as "p" on "p"."id" = "b"."programme_id"
  where "p"."plan_id" = ?
  group by "b"."year", "b"."kind";

select "i"."id" as "of", "o"."id", "o"."frequency", "o"."aggregation", "o"."reported", "o"."direction", "o"."pace", "o"."results_due", "o"."share_of_whole", "p"."fiscal_year" as "fiscalYear", "p"."version", "p"."status", "p"."first_year" as "firstYear", "p"."last_year" as "lastYear"
  from "indicator" as "i"
  inner join "plan" as "own" on "own"."id" = "i"."plan_id"
  inner join "indicator" as "o" on "o"."lineage_id" = "i"."lineage_id" and "o"."plan_id" <> "i"."plan_id"
  inner join "plan" as "p" on "p"."id" = "o"."plan_id"
  where "i"."plan_id" = ? and ("o"."unit" = "i"."unit" or "p"."fiscal_year" = "own"."fiscal_year");

select "i"."id", "i"."code", "i"."name", "i"."unit", "i"."kind", "i"."weight", "i"."direction", "i"."decimals", "i"."results_due", "i"."department_id" as "departmentId", "i"."goal_id" as "goalId", "i"."frequency", "i"."aggregation", "i"."reported", "i"."pace", "i"."share_of_whole"
  from "indicator" as "i"
  inner join "policy_goal" as "g" on "g"."id" = "i"."goal_id"
  where "i"."plan_id" = ?
  order by "g"."sort_order", "i"."sort_order", "i"."id";

select "i".*
  from "indicator" as "i"
  inner join "policy_goal" as "g" on "g"."id" = "i"."goal_id"
  where "i"."plan_id" in (?) and "i"."department_id" in (?, …)
  order by "i"."plan_id", "g"."sort_order", "i"."sort_order", "i"."id";

select "id"
  from "reorganisation"
  where "state" = ? and "effective_on" >= ? and "effective_on" <= ?
  limit ?;

select "id", "bureau_id" as "bureauId", "title", "fiscal_year" as "fiscalYear", "version", "edition", "status", "filed_on" as "filedOn", "confirmed_on" as "confirmedOn", "settled_year" as "settledYear", "first_year" as "firstYear", "last_year" as "lastYear", "amount_unit_won" as "amountUnitWon"
  from "plan"
  where "status" <> ? and "bureau_id" = ?;

select "id", "bureau_id" as "bureauId", "title", "fiscal_year" as "fiscalYear", "version", "edition", "status", "filed_on" as "filedOn", "confirmed_on" as "confirmedOn", "settled_year" as "settledYear", "first_year" as "firstYear", "last_year" as "lastYear", "amount_unit_won" as "amountUnitWon"
  from "plan"
  where "status" <> ? and "bureau_id" = ?;

select "id", "indicator_id" as "indicatorId", "field", "value", "effective_from" as "effectiveFrom", "reason", "recorded_at", "recorded_by"
  from "indicator_definition"
  order by "id";

select "p"."id", "p"."name", "p"."department_id" as "departmentId", "b"."year", "b"."amount"
  from "budget_amount" as "b"
  inner join "programme" as "p" on "p"."id" = "b"."programme_id"
  where "p"."plan_id" = ? and "b"."kind" = ? and "b"."year" in (?, …);

select "r"."indicator_id" as "id", "r"."version", "r"."act", "r"."recorded_by" as "by", "r"."recorded_at" as "at"
  from "indicator" as "i"
  inner join "actual_revision" as "r" on "r"."indicator_id" = "i"."id"
  where "i"."plan_id" = ? and "r"."year" = ? and "r"."month" = ? and "r"."stage" = ?;

select "r"."indicator_id" as "id", "r"."year", "r"."month", "r"."version", "r"."kind", "r"."value", "r"."finality", "r"."stage", "r"."cause", "r"."recorded_at" as "recordedAt"
  from "indicator" as "i" cross join "actual" as "a" cross join "actual_revision" as "r"
  where "a"."indicator_id" = "i"."id" and "r"."indicator_id" = "a"."indicator_id" and "r"."year" = "a"."year" and "r"."month" = "a"."month" and "r"."stage" in (?, …) and "a"."year" in (?, …) and "a"."stage" in (?, …) and "i"."plan_id" = ?
  order by "r"."version";

select "s"."id", "s"."predecessor_id" as "fromId", "s"."successor_id" as "toId", s.kind as "kind", "s"."effective_on" as "on", "e"."handover_until" as "until", cast(null as integer) as "item"
  from "organisation_succession" as "s"
  left join "reorganisation" as "e" on "e"."id" = "s"."event_id"
  where "s"."kind" in (?, …) and ("s"."event_id" is null or "e"."state" = ?)
  union all select "a"."id", "a"."from_unit_id" as "fromId", "a"."to_unit_id" as "toId", a.subject_kind as "kind", "a"."from_on" as "on", "e"."handover_until" as "until", "a"."subject_id" as "item"
  from "organisation_assignment" as "a"
  inner join "reorganisation" as "e" on "e"."id" = "a"."event_id"
  where "e"."state" = ? and "a"."share" is null
  union all select "a"."id", "a"."from_unit_id" as "fromId", "a"."to_unit_id" as "toId", a.subject_kind as "kind", "a"."from_on" as "on", "e"."handover_until" as "until", "q"."id" as "item"
  from "organisation_assignment" as "a"
  inner join "reorganisation" as "e" on "e"."id" = "a"."event_id"
  inner join "programme" as "p" on "p"."id" = "a"."subject_id"
  inner join "programme" as "q" on q.department_id = p.department_id and q.plan_id <> p.plan_id and replace("q"."name", ' ', '') = replace("p"."name", ' ', '')
  where "e"."state" = ? and "a"."subject_kind" = ?
  union all select "a"."id", "a"."from_unit_id" as "fromId", "a"."to_unit_id" as "toId", a.subject_kind as "kind", "a"."from_on" as "on", "e"."handover_until" as "until", "k"."id" as "item"
  from "organisation_assignment" as "a"
  inner join "reorganisation" as "e" on "e"."id" = "a"."event_id"
  inner join "project" as "j" on "j"."id" = "a"."subject_id"
  inner join "programme" as "p" on "p"."id" = "j"."programme_id"
  inner join "programme" as "q" on q.department_id = p.department_id and q.plan_id <> p.plan_id and replace("q"."name", ' ', '') = replace("p"."name", ' ', '')
  inner join "project" as "k" on "k"."programme_id" = "q"."id" and replace("k"."name", ' ', '') = replace("j"."name", ' ', '')
  where "e"."state" = ? and "a"."subject_kind" = ?;

select "seq", "hash", "changed_through" as "changedThrough", (select "e"."hash"
  from "audit_entry" as "e"
  where "e"."seq" = ?) as "since", (select json_group_array(json_array(c.id, c.token, c.table_name, c.row_key, c.content))
  from (select *
  from row_change
  where id > ? and id <= audit_head.changed_through
  order by id
  limit 501) as c) as "told"
  from "audit_head"
  where "id" = ?;

select "seq", "hash", "changed_through" as "changedThrough", (select "e"."hash"
  from "audit_entry" as "e"
  where "e"."seq" = ?) as "since", (select json_group_array(json_array(c.id, c.token, c.table_name, c.row_key, c.content))
  from (select *
  from row_change
  where id > ? and id <= audit_head.changed_through
  order by id
  limit 501) as c) as "told"
  from "audit_head"
  where "id" = ?;

select "seq", "hash", "changed_through" as "changedThrough", (select "e"."hash"
  from "audit_entry" as "e"
  where "e"."seq" = ?) as "since", (select json_group_array(json_array(c.id, c.token, c.table_name, c.row_key, c.content))
  from (select *
  from row_change
  where id > ? and id <= audit_head.changed_through
  order by id
  limit 501) as c) as "told"
  from "audit_head"
  where "id" = ?;

select "seq", "hash", "changed_through" as "changedThrough", (select "e"."hash"
  from "audit_entry" as "e"
  where "e"."seq" = ?) as "since", (select json_group_array(json_array(c.id, c.token, c.table_name, c.row_key, c.content))
  from (select *
  from row_change
  where id > ? and id <= audit_head.changed_through
  order by id
  limit 501) as c) as "told"
  from "audit_head"
  where "id" = ?;

select "seq", "hash", "changed_through" as "changedThrough", (select "e"."hash"
  from "audit_entry" as "e"
  where "e"."seq" = ?) as "since", (select json_group_array(json_array(c.id, c.token, c.table_name, c.row_key, c.content))
  from (select *
  from row_change
  where id > ? and id <= audit_head.changed_through
  order by id
  limit 501) as c) as "told"
  from "audit_head"
  where "id" = ?;

select "seq", "hash", "changed_through" as "changedThrough", (select "e"."hash"
  from "audit_entry" as "e"
  where "e"."seq" = ?) as "since", (select json_group_array(json_array(c.id, c.token, c.table_name, c.row_key, c.content))
  from (select *
  from row_change
  where id > ? and id <= audit_head.changed_through
  order by id
  limit 501) as c) as "told"
  from "audit_head"
  where "id" = ?;

select "t"."indicator_id" as "id", "t"."year", "t"."revision", "t"."stage" as "targetStage", "t"."effective_on" as "effectiveOn", "t"."kind" as "targetKind", "t"."value" as "targetValue"
  from "indicator" as "i"
  inner join "target" as "t" on "t"."indicator_id" = "i"."id"
  where "i"."plan_id" = ? and "t"."effective_on" <= ?;

select "u"."id", "u"."code", "u"."kind", "n"."name", "n"."short_name" as "shortName", "n"."parent_id" as "parentId", "n"."sort_order" as "sortOrder"
  from "organisation_unit" as "u"
  inner join "organisation_unit_name" as "n" on "n"."unit_id" = "u"."id"
  where n.valid_from <= ? and (n.valid_to is null or n.valid_to > ?) and "u"."kind" = ? and "u"."id" in (select "bureau_id"
  from "plan"
  where "status" <> ?)
  order by "n"."sort_order", "u"."id";

select "u"."id", "u"."code", "u"."kind", "n"."name", "n"."short_name" as "shortName", "n"."parent_id" as "parentId", "n"."sort_order" as "sortOrder"
  from "organisation_unit" as "u"
  inner join "organisation_unit_name" as "n" on "n"."unit_id" = "u"."id"
  where n.valid_from <= ? and (n.valid_to is null or n.valid_to > ?) and ("n"."unit_id" = ? or "n"."parent_id" = ? or "n"."unit_id" in (select "b"."parent_id"
  from "organisation_unit_name" as "b"
  where "b"."unit_id" = ?))
  order by "n"."sort_order", "u"."id";

select "unit_id" as "unitId", "budget", "previous", "change", "change_rate" as "changeRate"
  from "budget_statement"
  where "plan_id" = ? and "item" = ?;

select "unit_id", "budget", "previous", "change", "change_rate" as "changeRate"
  from "budget_statement"
  where "plan_id" = ? and "item" = ?;

select "unit_id", "table_unit_id", "headcount"
  from "staffing"
  where "plan_id" = ? and "row_kind" = ?;

select "value"
  from "setting"
  where "name" = ? and "effective_from" <= ?
  order by "effective_from" desc, "id" desc
  limit ?;

select "value"
  from "setting"
  where "name" = ? and "effective_from" <= ?
  order by "effective_from" desc, "id" desc
  limit ?;

select (select "rules"
  from "scoring_policy"
  where "effective_from" <= ?
  order by "effective_from" desc, "id" desc
  limit ?) as "policy", (select "value"
  from "setting"
  where "name" = ? and "effective_from" <= ?
  order by "effective_from" desc, "id" desc
  limit ?) as "counted";

select *
  from "entry_period"
  where "year" in (?);

select count(*) as "n"
  from "programme"
  where "plan_id" = ?;

select distinct "i"."frequency" as "printed", "d"."value" as "changed"
  from "indicator" as "i"
  left join "indicator_definition" as "d" on "d"."indicator_id" = "i"."id" and "d"."field" = ?
  where "i"."plan_id" = ?;

select distinct "r"."indicator_id" as "id", "r"."year", "r"."month", "r"."act", "r"."stage"
  from "actual_revision" as "r"
  inner join "indicator" as "i" on "i"."id" = "r"."indicator_id"
  where ("r"."act" in (?, …) or "r"."stage" = ?) and "i"."plan_id" in (?) and "r"."year" in (?);

select distinct "t"."indicator_id" as "id"
  from "target" as "t"
  inner join "indicator" as "i" on "i"."id" = "t"."indicator_id"
  where "i"."plan_id" in (?) and "t"."effective_on" <= ?;
