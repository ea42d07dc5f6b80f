begin;

update "audit_head"
  set "writing" = ?
  where "id" = ?
  returning "seq", "hash", "changed_through";

select *
  from "handled_request"
  where "request_id" = ?;

select (select "value"
  from "setting"
  where "name" = ? and "effective_from" <= ?
  order by "effective_from" desc, "id" desc
  limit ?) as "rules", (select "rules"
  from "scoring_policy"
  where "effective_from" <= ?
  order by "effective_from" desc, "id" desc
  limit ?) as "policy", (select "id"
  from "indicator_definition"
  limit ?) as "definition", (select count(*) as "n"
  from "reorganisation"
  where "state" = ?) as "events";

select "d"."unit_id" as "unitId", "d"."task"
  from "deputy" as "d"
  inner join "organisation_unit_name" as "n" on "n"."unit_id" = "d"."unit_id"
  where n.valid_from <= ? and (n.valid_to is null or n.valid_to > ?) and "d"."user_id" = ? and "d"."from_on" <= ? and "d"."to_on" >= ? and "d"."ended_at" is null;

select "i".*, "p"."bureau_id", "p"."fiscal_year", "p"."status", (select min("n"."valid_from") as "from"
  from "organisation_unit_name" as "n"
  where "n"."unit_id" = "p"."bureau_id") as "named"
  from "indicator" as "i"
  inner join "plan" as "p" on "p"."id" = "i"."plan_id"
  where "i"."id" in (?);

select "id", "bureau_id" as "bureauId", "title", "fiscal_year" as "fiscalYear", "version", "edition", "status", "filed_on" as "filedOn", "confirmed_on" as "confirmedOn", "settled_year" as "settledYear", "first_year" as "firstYear", "last_year" as "lastYear", "amount_unit_won" as "amountUnitWon"
  from "plan"
  where "status" <> ? and "bureau_id" = ?;

select "i"."id" as "of", "o"."id", "o"."frequency", "o"."aggregation", "o"."reported", "o"."direction", "o"."pace", "o"."results_due", "o"."share_of_whole", "p"."fiscal_year" as "fiscalYear", "p"."version", "p"."status", "p"."first_year" as "firstYear", "p"."last_year" as "lastYear"
  from "indicator" as "i"
  inner join "plan" as "own" on "own"."id" = "i"."plan_id"
  inner join "indicator" as "o" on "o"."lineage_id" = "i"."lineage_id" and "o"."plan_id" <> "i"."plan_id"
  inner join "plan" as "p" on "p"."id" = "o"."plan_id"
  where "i"."plan_id" = ? and ("o"."unit" = "i"."unit" or "p"."fiscal_year" = "own"."fiscal_year");

with recursive "chain"("start", "unit", "steps") as (select "u"."id" as "start", "u"."id" as "unit", 0 as "steps"
  from "organisation_unit" as "u"
  where "u"."id" in (?)
  union all select "c"."start", n.parent_id as "unit", c.steps + 1 as "steps"
  from "chain" as "c"
  inner join "organisation_unit_name" as "n" on "n"."unit_id" = "c"."unit"
  where n.valid_from <= ? and (n.valid_to is null or n.valid_to > ?) and "n"."parent_id" is not null and "c"."steps" < ?) select "c"."start", "p"."frequency", "p"."status", "p"."opens_on" as "opensOn", "p"."closes_on" as "closesOn"
  from "chain" as "c"
  inner join "entry_period" as "p" on "p"."unit_id" = "c"."unit"
  where "p"."year" = ? and "p"."month" = ?
  order by "c"."steps" desc;

select "i"."id", "i"."code", "i"."name", "i"."unit", "i"."kind", "i"."weight", "i"."direction", "i"."decimals", "i"."results_due", "i"."department_id" as "departmentId", "i"."goal_id" as "goalId", "i"."frequency", "i"."aggregation", "i"."reported", "i"."pace", "i"."share_of_whole"
  from "indicator" as "i"
  inner join "policy_goal" as "g" on "g"."id" = "i"."goal_id"
  where "i"."plan_id" = ? and "i"."department_id" = ?
  order by "g"."sort_order", "i"."sort_order", "i"."id";

select "t"."indicator_id" as "id", "t"."year", "t"."revision", "t"."stage" as "targetStage", "t"."effective_on" as "effectiveOn", "t"."kind" as "targetKind", "t"."value" as "targetValue", "a"."kind" as "actualKind", "a"."value" as "actualValue", "a"."finality", "a"."stage"
  from "indicator" as "i"
  inner join "target" as "t" on "t"."indicator_id" = "i"."id"
  left join "actual" as "a" on "a"."indicator_id" = "t"."indicator_id" and "a"."year" = "t"."year" and "a"."month" = ?
  where "i"."plan_id" = ? and "t"."effective_on" <= ? and "i"."department_id" = ?;

select "p"."indicator_id" as "id", "p"."year", "p"."month", "p"."kind", "p"."value", "p"."stage"
  from "indicator" as "i"
  inner join "actual" as "p" on "p"."indicator_id" = "i"."id"
  left join "actual" as "a" on "a"."indicator_id" = "p"."indicator_id" and "a"."year" = "p"."year" and "a"."month" = ? and "a"."finality" = ?
  where "i"."plan_id" = ? and "p"."month" > ? and "a"."indicator_id" is null and "i"."department_id" = ?;

select "indicator_id", "year", "month", "version", "kind", "value", "finality", "stage", "act", "reason", "cause", "remedy", "remedy_due", "recorded_at", "recorded_by", "recorded_by_id", "request_id"
  from "actual_revision"
  where "indicator_id" in (?) and "year" = ? and "month" in (?)
  order by "version";

select "indicator_id", "year", "month", "version", "kind", "value", "finality", "stage"
  from "actual"
  where "indicator_id" in (?) and "year" <= ? and "year" >= ?
  order by "year" desc, "month" desc;

select "i"."id", (select count(*) as "n"
  from "evidence" as "e"
  where "e"."indicator_id" = "i"."id" and "e"."year" = ? and "e"."month" = ? and "e"."removed_at" is null and "e"."scan" <> ?) as "evidence", (select count(*) as "n"
  from "value_comment" as "v"
  where "v"."indicator_id" = "i"."id" and "v"."year" = ? and "v"."month" = ?) as "comments", (select count(*) as "n"
  from "indicator_component" as "c"
  where "c"."indicator_id" = "i"."id") as "components"
  from "indicator" as "i"
  where "i"."id" in (?);

update "actual"
  set "indicator_id" = ?, "year" = ?, "month" = ?, "version" = ?, "kind" = ?, "value" = ?, "finality" = ?, "stage" = ?
  where "indicator_id" = ? and "year" = ? and "month" = ? and "version" = ?;

insert into "actual_revision" ("indicator_id", "year", "month", "version", "kind", "value", "finality", "stage", "act", "reason", "cause", "remedy", "remedy_due", "recorded_at", "recorded_by", "recorded_by_id", "request_id")
  values (?, …);

insert into "handled_request" ("request_id", "user_id", "asked", "result", "handled_at")
  values (?, …)
  returning (select json_group_array(json_array(c.id, c.token, c.table_name, c.row_key, c.content))
  from (select *
  from row_change
  where id > ?
  order by id
  limit ?) as c) as "told";

insert into "audit_entry" ("seq", "at", "actor_id", "actor", "role", "act", "subject", "before_json", "after_json", "reason", "request_id", "address", "previous_hash", "changes", "hash")
  values (?, …);

update "audit_head"
  set "seq" = ?, "hash" = ?, "seal" = ?, "changed_through" = ?
  where "id" = ? and "seq" = ?;

commit;
