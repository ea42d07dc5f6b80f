select "c"."indicator_id" as "indicatorId", "c"."id", "c"."name", "c"."unit", "c"."target", "p"."month", "p"."version", "p"."value"
  from "indicator_component" as "c"
  left join "actual_part" as "p" on "p"."component_id" = "c"."id" and "p"."year" = $1 and "p"."month" <= $2 and "p"."month" >= $3
  where "c"."indicator_id" in (?, …)
  order by "c"."sort_order", "c"."id";

select "d"."unit_id" as "unitId", "d"."task"
  from "deputy" as "d"
  inner join "organisation_unit_name" as "n" on "n"."unit_id" = "d"."unit_id"
  where n.valid_from <= $1 and (n.valid_to is null or n.valid_to > $2) and "d"."user_id" = $3 and "d"."from_on" <= $4 and "d"."to_on" >= $5 and "d"."ended_at" is null;

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

select "i"."id", (select count(*) as "n"
  from "evidence" as "e"
  where "e"."indicator_id" = "i"."id" and "e"."year" = $1 and "e"."month" = $2 and "e"."removed_at" is null and "e"."scan" <> $3) as "evidence", (select count(*) as "n"
  from "value_comment" as "v"
  where "v"."indicator_id" = "i"."id" and "v"."year" = $4 and "v"."month" = $5) as "comments", (select count(*) as "n"
  from "indicator_component" as "c"
  where "c"."indicator_id" = "i"."id") as "components"
  from "indicator" as "i"
  where "i"."id" in (?, …);

select "i".*
  from "indicator" as "i"
  inner join "policy_goal" as "g" on "g"."id" = "i"."goal_id"
  where "i"."plan_id" in ($1) and "i"."department_id" in (?, …)
  order by "i"."plan_id", "g"."sort_order", "i"."sort_order", "i"."id";

select "id", "bureau_id" as "bureauId", "title", "fiscal_year" as "fiscalYear", "version", "edition", "status", "filed_on" as "filedOn", "confirmed_on" as "confirmedOn", "settled_year" as "settledYear", "first_year" as "firstYear", "last_year" as "lastYear", "amount_unit_won" as "amountUnitWon"
  from "plan"
  where "status" <> $1 and "bureau_id" = $2;

select "indicator_id", "year", "month", "version", "kind", "value", "finality", "stage"
  from "actual"
  where "indicator_id" in (?, …) and "year" <= $13 and "year" >= $14
  order by "year" desc, "month" desc;

select "indicator_id", "year", "month", "version", "kind", "value", "finality", "stage", "act", "reason", "cause", "remedy", "remedy_due", "recorded_at", "recorded_by", "recorded_by_id", "request_id"
  from "actual_revision"
  where "indicator_id" in (?, …) and "year" = $13 and "month" in ($14)
  order by "version";

select "p"."indicator_id" as "id", "p"."year", "p"."month", "p"."kind", "p"."value", "p"."stage"
  from "indicator" as "i"
  inner join "actual" as "p" on "p"."indicator_id" = "i"."id"
  left join "actual" as "a" on "a"."indicator_id" = "p"."indicator_id" and "a"."year" = "p"."year" and "a"."month" = $1 and "a"."finality" = $2
  where "i"."plan_id" = $3 and "p"."month" > $4 and "a"."indicator_id" is null;

select "t"."indicator_id" as "id", "t"."year", "t"."revision", "t"."stage" as "targetStage", "t"."effective_on" as "effectiveOn", "t"."kind" as "targetKind", "t"."value" as "targetValue", "a"."kind" as "actualKind", "a"."value" as "actualValue", "a"."finality", "a"."stage"
  from "indicator" as "i"
  inner join "target" as "t" on "t"."indicator_id" = "i"."id"
  left join "actual" as "a" on "a"."indicator_id" = "t"."indicator_id" and "a"."year" = "t"."year" and "a"."month" = $1
  where "i"."plan_id" = $2 and "t"."effective_on" <= $3;

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
  where n.valid_from <= $1 and (n.valid_to is null or n.valid_to > $2) and ("u"."id" = $3 or "n"."parent_id" = $4 or "u"."kind" = $5)
  order by "n"."sort_order", "u"."id";

select "u"."id", "u"."code", "u"."kind", "n"."name", "n"."short_name" as "shortName", "n"."parent_id" as "parentId", "n"."sort_order" as "sortOrder"
  from "organisation_unit" as "u"
  inner join "organisation_unit_name" as "n" on "n"."unit_id" = "u"."id"
  where n.valid_from <= $1 and (n.valid_to is null or n.valid_to > $2) and ("u"."id" = $3 or "n"."parent_id" = $4 or "u"."kind" = $5)
  order by "n"."sort_order", "u"."id";

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

with recursive "chain"("start", "unit", "steps") as (select "u"."id" as "start", "u"."id" as "unit", 0 as "steps"
  from "organisation_unit" as "u"
  where "u"."id" in (?, …)
  union all select "c"."start", n.parent_id as "unit", c.steps + 1 as "steps"
  from "chain" as "c"
  inner join "organisation_unit_name" as "n" on "n"."unit_id" = "c"."unit"
  where n.valid_from <= $5 and (n.valid_to is null or n.valid_to > $6) and "n"."parent_id" is not null and "c"."steps" < $7) select "c"."start", "p"."frequency", "p"."status", "p"."opens_on" as "opensOn", "p"."closes_on" as "closesOn"
  from "chain" as "c"
  inner join "entry_period" as "p" on "p"."unit_id" = "c"."unit"
  where "p"."year" = $8 and "p"."month" = $9
  order by "c"."steps" desc;
