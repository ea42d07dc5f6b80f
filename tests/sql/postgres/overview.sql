select "a"."indicator_id" as "id", "a"."year", "a"."month", "a"."kind", "a"."stage", "a"."finality"
  from "indicator" as "i" cross join "actual" as "a"
  where "a"."indicator_id" = "i"."id" and "a"."year" in ($1) and "i"."plan_id" in ($2);

select "a"."indicator_id" as "id", "a"."year", "a"."month", "a"."kind", "a"."value", "a"."finality", "a"."stage"
  from "indicator" as "i" cross join "actual" as "a"
  where "a"."indicator_id" = "i"."id" and "a"."year" in (?, …) and "a"."month" = $6 and "i"."plan_id" = $7;

select "b"."year", "b"."kind", sum(b.amount) as "amount", count(*) as "programmes"
  from "budget_amount" as "b"
  inner join "programme" as "p" on "p"."id" = "b"."programme_id"
  where "p"."plan_id" = $1
  group by "b"."year", "b"."kind";

select "i"."id" as "of", "o"."id", "o"."frequency", "o"."aggregation", "o"."reported", "o"."direction", "o"."pace", "o"."results_due", "o"."share_of_whole", "p"."fiscal_year" as "fiscalYear", "p"."version", "p"."status", "p"."first_year" as "firstYear", "p"."last_year" as "lastYear"
  from "indicator" as "i"
  inner join "plan" as "own" on "own"."id" = "i"."plan_id"
  inner join "indicator" as "o" on "o"."lineage_id" = "i"."lineage_id" and "o"."plan_id" <> "i"."plan_id"
  inner join "plan" as "p" on "p"."id" = "o"."plan_id"
  where "i"."plan_id" = $1 and ("o"."unit" = "i"."unit" or "p"."fiscal_year" = "own"."fiscal_year");

select "i"."id", "i"."code", "i"."name", "i"."unit", "i"."kind", "i"."weight", "i"."direction", "i"."decimals", "i"."results_due", "i"."department_id" as "departmentId", "i"."goal_id" as "goalId", "i"."frequency", "i"."aggregation", "i"."reported", "i"."pace", "i"."share_of_whole"
  from "indicator" as "i"
  inner join "policy_goal" as "g" on "g"."id" = "i"."goal_id"
  where "i"."plan_id" = $1
  order by "g"."sort_order", "i"."sort_order", "i"."id";

select "i".*
  from "indicator" as "i"
  inner join "policy_goal" as "g" on "g"."id" = "i"."goal_id"
  where "i"."plan_id" in ($1) and "i"."department_id" in (?, …)
  order by "i"."plan_id", "g"."sort_order", "i"."sort_order", "i"."id";

select "id"
  from "reorganisation"
  where "state" = $1 and "effective_on" >= $2 and "effective_on" <= $3
  limit $4;

select "id", "bureau_id" as "bureauId", "title", "fiscal_year" as "fiscalYear", "version", "edition", "status", "filed_on" as "filedOn", "confirmed_on" as "confirmedOn", "settled_year" as "settledYear", "first_year" as "firstYear", "last_year" as "lastYear", "amount_unit_won" as "amountUnitWon"
  from "plan"
  where "status" <> $1 and "bureau_id" = $2;

select "id", "bureau_id" as "bureauId", "title", "fiscal_year" as "fiscalYear", "version", "edition", "status", "filed_on" as "filedOn", "confirmed_on" as "confirmedOn", "settled_year" as "settledYear", "first_year" as "firstYear", "last_year" as "lastYear", "amount_unit_won" as "amountUnitWon"
  from "plan"
  where "status" <> $1 and "bureau_id" = $2;

select "id", "indicator_id" as "indicatorId", "field", "value", "effective_from" as "effectiveFrom", "reason", "recorded_at", "recorded_by"
  from "indicator_definition"
  order by "id";

select "p"."id", "p"."name", "p"."department_id" as "departmentId", "b"."year", "b"."amount"
  from "budget_amount" as "b"
  inner join "programme" as "p" on "p"."id" = "b"."programme_id"
  where "p"."plan_id" = $1 and "b"."kind" = $2 and "b"."year" in (?, …);

select "r"."indicator_id" as "id", "r"."version", "r"."act", "r"."recorded_by" as "by", "r"."recorded_at" as "at"
  from "indicator" as "i"
  inner join "actual_revision" as "r" on "r"."indicator_id" = "i"."id"
  where "i"."plan_id" = $1 and "r"."year" = $2 and "r"."month" = $3 and "r"."stage" = $4;

select "r"."indicator_id" as "id", "r"."year", "r"."month", "r"."version", "r"."kind", "r"."value", "r"."finality", "r"."stage", "r"."cause", "r"."recorded_at" as "recordedAt"
  from "indicator" as "i" cross join "actual" as "a" cross join "actual_revision" as "r"
  where "a"."indicator_id" = "i"."id" and "r"."indicator_id" = "a"."indicator_id" and "r"."year" = "a"."year" and "r"."month" = "a"."month" and "r"."stage" in (?, …) and "a"."year" in (?, …) and "a"."stage" in (?, …) and "i"."plan_id" = $11
  order by "r"."version";

select "s"."id", "s"."predecessor_id" as "fromId", "s"."successor_id" as "toId", s.kind as "kind", "s"."effective_on" as "on", "e"."handover_until" as "until", cast(null as integer) as "item"
  from "organisation_succession" as "s"
  left join "reorganisation" as "e" on "e"."id" = "s"."event_id"
  where "s"."kind" in (?, …) and ("s"."event_id" is null or "e"."state" = $5)
  union all select "a"."id", "a"."from_unit_id" as "fromId", "a"."to_unit_id" as "toId", a.subject_kind as "kind", "a"."from_on" as "on", "e"."handover_until" as "until", "a"."subject_id" as "item"
  from "organisation_assignment" as "a"
  inner join "reorganisation" as "e" on "e"."id" = "a"."event_id"
  where "e"."state" = $6 and "a"."share" is null
  union all select "a"."id", "a"."from_unit_id" as "fromId", "a"."to_unit_id" as "toId", a.subject_kind as "kind", "a"."from_on" as "on", "e"."handover_until" as "until", "q"."id" as "item"
  from "organisation_assignment" as "a"
  inner join "reorganisation" as "e" on "e"."id" = "a"."event_id"
  inner join "programme" as "p" on "p"."id" = "a"."subject_id"
  inner join "programme" as "q" on q.department_id = p.department_id and q.plan_id <> p.plan_id and replace("q"."name", ' ', '') = replace("p"."name", ' ', '')
  where "e"."state" = $7 and "a"."subject_kind" = $8
  union all select "a"."id", "a"."from_unit_id" as "fromId", "a"."to_unit_id" as "toId", a.subject_kind as "kind", "a"."from_on" as "on", "e"."handover_until" as "until", "k"."id" as "item"
  from "organisation_assignment" as "a"
  inner join "reorganisation" as "e" on "e"."id" = "a"."event_id"
  inner join "project" as "j" on "j"."id" = "a"."subject_id"
  inner join "programme" as "p" on "p"."id" = "j"."programme_id"
  inner join "programme" as "q" on q.department_id = p.department_id and q.plan_id <> p.plan_id and replace("q"."name", ' ', '') = replace("p"."name", ' ', '')
  inner join "project" as "k" on "k"."programme_id" = "q"."id" and replace("k"."name", ' ', '') = replace("j"."name", ' ', '')
  where "e"."state" = $9 and "a"."subject_kind" = $10;

select "seq", "hash", "changed_through" as "changedThrough", (select "e"."hash"
  from "audit_entry" as "e"
  where "e"."seq" = $1) as "since", (select json_agg(json_build_array(c.id, c.token, c.table_name, c.row_key, c.content))::text
  from (select *
  from row_change
  where id > $2 and id <= audit_head.changed_through
  order by id
  limit 501) as c) as "told"
  from "audit_head"
  where "id" = $3;

select "seq", "hash", "changed_through" as "changedThrough", (select "e"."hash"
  from "audit_entry" as "e"
  where "e"."seq" = $1) as "since", (select json_agg(json_build_array(c.id, c.token, c.table_name, c.row_key, c.content))::text
  from (select *
  from row_change
  where id > $2 and id <= audit_head.changed_through
  order by id
  limit 501) as c) as "told"
  from "audit_head"
  where "id" = $3;

select "seq", "hash", "changed_through" as "changedThrough", (select "e"."hash"
  from "audit_entry" as "e"
  where "e"."seq" = $1) as "since", (select json_agg(json_build_array(c.id, c.token, c.table_name, c.row_key, c.content))::text
  from (select *
  from row_change
  where id > $2 and id <= audit_head.changed_through
  order by id
  limit 501) as c) as "told"
  from "audit_head"
  where "id" = $3;

select "seq", "hash", "changed_through" as "changedThrough", (select "e"."hash"
  from "audit_entry" as "e"
  where "e"."seq" = $1) as "since", (select json_agg(json_build_array(c.id, c.token, c.table_name, c.row_key, c.content))::text
  from (select *
  from row_change
  where id > $2 and id <= audit_head.changed_through
  order by id
  limit 501) as c) as "told"
  from "audit_head"
  where "id" = $3;

select "seq", "hash", "changed_through" as "changedThrough", (select "e"."hash"
  from "audit_entry" as "e"
  where "e"."seq" = $1) as "since", (select json_agg(json_build_array(c.id, c.token, c.table_name, c.row_key, c.content))::text
  from (select *
  from row_change
  where id > $2 and id <= audit_head.changed_through
  order by id
  limit 501) as c) as "told"
  from "audit_head"
  where "id" = $3;

select "seq", "hash", "changed_through" as "changedThrough", (select "e"."hash"
  from "audit_entry" as "e"
  where "e"."seq" = $1) as "since", (select json_agg(json_build_array(c.id, c.token, c.table_name, c.row_key, c.content))::text
  from (select *
  from row_change
  where id > $2 and id <= audit_head.changed_through
  order by id
  limit 501) as c) as "told"
  from "audit_head"
  where "id" = $3;

select "t"."indicator_id" as "id", "t"."year", "t"."revision", "t"."stage" as "targetStage", "t"."effective_on" as "effectiveOn", "t"."kind" as "targetKind", "t"."value" as "targetValue"
  from "indicator" as "i"
  inner join "target" as "t" on "t"."indicator_id" = "i"."id"
  where "i"."plan_id" = $1 and "t"."effective_on" <= $2;

select "u"."id", "u"."code", "u"."kind", "n"."name", "n"."short_name" as "shortName", "n"."parent_id" as "parentId", "n"."sort_order" as "sortOrder"
  from "organisation_unit" as "u"
  inner join "organisation_unit_name" as "n" on "n"."unit_id" = "u"."id"
  where n.valid_from <= $1 and (n.valid_to is null or n.valid_to > $2) and "u"."kind" = $3 and "u"."id" in (select "bureau_id"
  from "plan"
  where "status" <> $4)
  order by "n"."sort_order", "u"."id";

select "u"."id", "u"."code", "u"."kind", "n"."name", "n"."short_name" as "shortName", "n"."parent_id" as "parentId", "n"."sort_order" as "sortOrder"
  from "organisation_unit" as "u"
  inner join "organisation_unit_name" as "n" on "n"."unit_id" = "u"."id"
  where n.valid_from <= $1 and (n.valid_to is null or n.valid_to > $2) and ("n"."unit_id" = $3 or "n"."parent_id" = $4 or "n"."unit_id" in (select "b"."parent_id"
  from "organisation_unit_name" as "b"
  where "b"."unit_id" = $5))
  order by "n"."sort_order", "u"."id";

select "unit_id" as "unitId", "budget", "previous", "change", "change_rate" as "changeRate"
  from "budget_statement"
  where "plan_id" = $1 and "item" = $2;

select "unit_id", "budget", "previous", "change", "change_rate" as "changeRate"
  from "budget_statement"
  where "plan_id" = $1 and "item" = $2;

select "unit_id", "table_unit_id", "headcount"
  from "staffing"
  where "plan_id" = $1 and "row_kind" = $2;

select "value"
  from "setting"
  where "name" = $1 and "effective_from" <= $2
  order by "effective_from" desc, "id" desc
  limit $3;

select "value"
  from "setting"
  where "name" = $1 and "effective_from" <= $2
  order by "effective_from" desc, "id" desc
  limit $3;

select (select "rules"
  from "scoring_policy"
  where "effective_from" <= $1
  order by "effective_from" desc, "id" desc
  limit $2) as "policy", (select "value"
  from "setting"
  where "name" = $3 and "effective_from" <= $4
  order by "effective_from" desc, "id" desc
  limit $5) as "counted";

select *
  from "entry_period"
  where "year" in ($1);

select count(*) as "n"
  from "programme"
  where "plan_id" = $1;

select distinct "i"."frequency" as "printed", "d"."value" as "changed"
  from "indicator" as "i"
  left join "indicator_definition" as "d" on "d"."indicator_id" = "i"."id" and "d"."field" = $1
  where "i"."plan_id" = $2;

select distinct "r"."indicator_id" as "id", "r"."year", "r"."month", "r"."act", "r"."stage"
  from "actual_revision" as "r"
  inner join "indicator" as "i" on "i"."id" = "r"."indicator_id"
  where ("r"."act" in (?, …) or "r"."stage" = $3) and "i"."plan_id" in ($4) and "r"."year" in ($5);

select distinct "t"."indicator_id" as "id"
  from "target" as "t"
  inner join "indicator" as "i" on "i"."id" = "t"."indicator_id"
  where "i"."plan_id" in ($1) and "t"."effective_on" <= $2;
