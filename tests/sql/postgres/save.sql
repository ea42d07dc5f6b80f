begin;

update "audit_head"
  set "writing" = $1
  where "id" = $2
  returning "seq", "hash", "changed_through";

select *
  from "handled_request"
  where "request_id" = $1;

select (select "value"
  from "setting"
  where "name" = $1 and "effective_from" <= $2
  order by "effective_from" desc, "id" desc
  limit $3) as "rules", (select "rules"
  from "scoring_policy"
  where "effective_from" <= $4
  order by "effective_from" desc, "id" desc
  limit $5) as "policy", (select "id"
  from "indicator_definition"
  limit $6) as "definition", (select count(*) as "n"
  from "reorganisation"
  where "state" = $7) as "events";

select "d"."unit_id" as "unitId", "d"."task"
  from "deputy" as "d"
  inner join "organisation_unit_name" as "n" on "n"."unit_id" = "d"."unit_id"
  where n.valid_from <= $1 and (n.valid_to is null or n.valid_to > $2) and "d"."user_id" = $3 and "d"."from_on" <= $4 and "d"."to_on" >= $5 and "d"."ended_at" is null;

select "i".*, "p"."bureau_id", "p"."fiscal_year", "p"."status", (select min("n"."valid_from") as "from"
  from "organisation_unit_name" as "n"
  where "n"."unit_id" = "p"."bureau_id") as "named"
  from "indicator" as "i"
  inner join "plan" as "p" on "p"."id" = "i"."plan_id"
  where "i"."id" in ($1);

select "id", "bureau_id" as "bureauId", "title", "fiscal_year" as "fiscalYear", "version", "edition", "status", "filed_on" as "filedOn", "confirmed_on" as "confirmedOn", "settled_year" as "settledYear", "first_year" as "firstYear", "last_year" as "lastYear", "amount_unit_won" as "amountUnitWon"
  from "plan"
  where "status" <> $1 and "bureau_id" = $2;

select "i"."id" as "of", "o"."id", "o"."frequency", "o"."aggregation", "o"."reported", "o"."direction", "o"."pace", "o"."results_due", "o"."share_of_whole", "p"."fiscal_year" as "fiscalYear", "p"."version", "p"."status", "p"."first_year" as "firstYear", "p"."last_year" as "lastYear"
  from "indicator" as "i"
  inner join "plan" as "own" on "own"."id" = "i"."plan_id"
  inner join "indicator" as "o" on "o"."lineage_id" = "i"."lineage_id" and "o"."plan_id" <> "i"."plan_id"
  inner join "plan" as "p" on "p"."id" = "o"."plan_id"
  where "i"."plan_id" = $1 and ("o"."unit" = "i"."unit" or "p"."fiscal_year" = "own"."fiscal_year");

with recursive "chain"("start", "unit", "steps") as (select "u"."id" as "start", "u"."id" as "unit", 0 as "steps"
  from "organisation_unit" as "u"
  where "u"."id" in ($1)
  union all select "c"."start", n.parent_id as "unit", c.steps + 1 as "steps"
  from "chain" as "c"
  inner join "organisation_unit_name" as "n" on "n"."unit_id" = "c"."unit"
  where n.valid_from <= $2 and (n.valid_to is null or n.valid_to > $3) and "n"."parent_id" is not null and "c"."steps" < $4) select "c"."start", "p"."frequency", "p"."status", "p"."opens_on" as "opensOn", "p"."closes_on" as "closesOn"
  from "chain" as "c"
  inner join "entry_period" as "p" on "p"."unit_id" = "c"."unit"
  where "p"."year" = $5 and "p"."month" = $6
  order by "c"."steps" desc;

select "i"."id", "i"."code", "i"."name", "i"."unit", "i"."kind", "i"."weight", "i"."direction", "i"."decimals", "i"."results_due", "i"."department_id" as "departmentId", "i"."goal_id" as "goalId", "i"."frequency", "i"."aggregation", "i"."reported", "i"."pace", "i"."share_of_whole"
  from "indicator" as "i"
  inner join "policy_goal" as "g" on "g"."id" = "i"."goal_id"
  where "i"."plan_id" = $1 and "i"."department_id" = $2
  order by "g"."sort_order", "i"."sort_order", "i"."id";

select "t"."indicator_id" as "id", "t"."year", "t"."revision", "t"."stage" as "targetStage", "t"."effective_on" as "effectiveOn", "t"."kind" as "targetKind", "t"."value" as "targetValue", "a"."kind" as "actualKind", "a"."value" as "actualValue", "a"."finality", "a"."stage"
  from "indicator" as "i"
  inner join "target" as "t" on "t"."indicator_id" = "i"."id"
  left join "actual" as "a" on "a"."indicator_id" = "t"."indicator_id" and "a"."year" = "t"."year" and "a"."month" = $1
  where "i"."plan_id" = $2 and "t"."effective_on" <= $3 and "i"."department_id" = $4;

select "p"."indicator_id" as "id", "p"."year", "p"."month", "p"."kind", "p"."value", "p"."stage"
  from "indicator" as "i"
  inner join "actual" as "p" on "p"."indicator_id" = "i"."id"
  left join "actual" as "a" on "a"."indicator_id" = "p"."indicator_id" and "a"."year" = "p"."year" and "a"."month" = $1 and "a"."finality" = $2
  where "i"."plan_id" = $3 and "p"."month" > $4 and "a"."indicator_id" is null and "i"."department_id" = $5;

select "indicator_id", "year", "month", "version", "kind", "value", "finality", "stage", "act", "reason", "cause", "remedy", "remedy_due", "recorded_at", "recorded_by", "recorded_by_id", "request_id"
  from "actual_revision"
  where "indicator_id" in ($1) and "year" = $2 and "month" in ($3)
  order by "version";

select "indicator_id", "year", "month", "version", "kind", "value", "finality", "stage"
  from "actual"
  where "indicator_id" in ($1) and "year" <= $2 and "year" >= $3
  order by "year" desc, "month" desc;

select "i"."id", (select count(*) as "n"
  from "evidence" as "e"
  where "e"."indicator_id" = "i"."id" and "e"."year" = $1 and "e"."month" = $2 and "e"."removed_at" is null and "e"."scan" <> $3) as "evidence", (select count(*) as "n"
  from "value_comment" as "v"
  where "v"."indicator_id" = "i"."id" and "v"."year" = $4 and "v"."month" = $5) as "comments", (select count(*) as "n"
  from "indicator_component" as "c"
  where "c"."indicator_id" = "i"."id") as "components"
  from "indicator" as "i"
  where "i"."id" in ($6);

update "actual"
  set "indicator_id" = $1, "year" = $2, "month" = $3, "version" = $4, "kind" = $5, "value" = $6, "finality" = $7, "stage" = $8
  where "indicator_id" = $9 and "year" = $10 and "month" = $11 and "version" = $12;

insert into "actual_revision" ("indicator_id", "year", "month", "version", "kind", "value", "finality", "stage", "act", "reason", "cause", "remedy", "remedy_due", "recorded_at", "recorded_by", "recorded_by_id", "request_id")
  values (?, …);

insert into "handled_request" ("request_id", "user_id", "asked", "result", "handled_at")
  values (?, …)
  returning (select json_agg(json_build_array(c.id, c.token, c.table_name, c.row_key, c.content))::text
  from (select *
  from row_change
  where id > $6
  order by id
  limit $7) as c) as "told";

insert into "audit_entry" ("seq", "at", "actor_id", "actor", "role", "act", "subject", "before_json", "after_json", "reason", "request_id", "address", "previous_hash", "changes", "hash")
  values (?, …);

update "audit_head"
  set "seq" = $1, "hash" = $2, "seal" = $3, "changed_through" = $4
  where "id" = $5 and "seq" = $6;

commit;
