select "a"."indicator_id" as "id", "a"."year", "a"."month", "a"."kind", "a"."value", "a"."finality", "a"."stage"
  from "indicator" as "i" cross join "actual" as "a"
  where "a"."indicator_id" = "i"."id" and "a"."year" in (?, …) and "a"."month" = ? and "i"."id" in (?, …);

select "b"."id", "b"."programme_id" as "programmeId", "b"."project_id" as "projectId", "b"."year", "b"."kind", "b"."amount"
  from "budget_amount" as "b"
  left join "project" as "j" on "j"."id" = "b"."project_id"
  inner join "programme" as "p" on "p"."id" = coalesce("b"."programme_id", "j"."programme_id")
  where "p"."plan_id" = ? and "p"."department_id" = ?
  order by "b"."year";

select "b"."year", "b"."kind", sum(b.amount) as "amount", count(*) as "programmes"
  from "budget_amount" as "b"
  inner join "programme" as "p" on "p"."id" = "b"."programme_id"
  where "p"."plan_id" = ? and "p"."department_id" = ?
  group by "b"."year", "b"."kind";

select "f"."project_id" as "projectId", "f"."payer", "f"."percent"
  from "funding_share" as "f"
  inner join "project" as "j" on "j"."id" = "f"."project_id"
  inner join "programme" as "p" on "p"."id" = "j"."programme_id"
  where "p"."plan_id" = ?
  order by "f"."percent" desc, "f"."payer";

select "i"."id" as "of", "o"."id", "o"."frequency", "o"."aggregation", "o"."reported", "o"."direction", "o"."pace", "o"."results_due", "o"."share_of_whole", "p"."fiscal_year" as "fiscalYear", "p"."version", "p"."status", "p"."first_year" as "firstYear", "p"."last_year" as "lastYear"
  from "indicator" as "i"
  inner join "plan" as "own" on "own"."id" = "i"."plan_id"
  inner join "indicator" as "o" on "o"."lineage_id" = "i"."lineage_id" and "o"."plan_id" <> "i"."plan_id"
  inner join "plan" as "p" on "p"."id" = "o"."plan_id"
  where "i"."plan_id" = ? and ("o"."unit" = "i"."unit" or "p"."fiscal_year" = "own"."fiscal_year");

select "i"."id", "i"."code", "i"."name", "i"."unit", "i"."kind", "i"."weight", "i"."direction", "i"."decimals", "i"."results_due", "i"."department_id" as "departmentId", "i"."goal_id" as "goalId", "i"."frequency", "i"."aggregation", "i"."reported", "i"."pace", "i"."share_of_whole"
  from "indicator" as "i"
  inner join "policy_goal" as "g" on "g"."id" = "i"."goal_id"
  where "i"."plan_id" = ? and "i"."department_id" = ?
  order by "g"."sort_order", "i"."sort_order", "i"."id";

select "i"."id", count(distinct cast(e.month as text) || ' ' || coalesce(e.sha256, e.url)) as "n"
  from "indicator" as "i"
  inner join "plan" as "p" on "p"."id" = "i"."plan_id"
  inner join "indicator" as "o" on "o"."lineage_id" = "i"."lineage_id"
  inner join "plan" as "q" on "q"."id" = "o"."plan_id"
  inner join "evidence" as "e" on "e"."indicator_id" = "o"."id"
  where "i"."id" in (?, …) and ("o"."unit" = "i"."unit" or "q"."fiscal_year" = "p"."fiscal_year") and "e"."year" = ? and "e"."removed_at" is null and "e"."scan" <> ?
  group by "i"."id";

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

select "id", "item", "budget", "budget_share" as "budgetShare", "previous", "previous_share" as "previousShare", "change", "change_rate" as "changeRate"
  from "budget_statement"
  where "plan_id" = ? and "unit_id" = ?;

select "id", "name", "printed_name" as "printedName"
  from "policy_goal"
  where "plan_id" = ? and "department_id" = ?
  order by "sort_order";

select "id", "table_unit_id" as "tableUnit", "quota", "grade4", "grade5", "grade6", "headcount"
  from "staffing"
  where "plan_id" = ? and "unit_id" = ? and "row_kind" = ?;

select "j"."id", "j"."programme_id" as "programmeId", "j"."name", "j"."overview_name" as "overviewName", "j"."starts_on" as "startsOn", "j"."ends_on" as "endsOn", "j"."support_type" as "supportType", "j"."funding", "j"."implementing_body" as "implementingBody", "j"."note"
  from "project" as "j"
  inner join "programme" as "p" on "p"."id" = "j"."programme_id"
  where "p"."plan_id" = ? and "p"."department_id" = ?
  order by "j"."sort_order", "j"."id";

select "name"
  from "strategic_goal"
  where "plan_id" = ? and "unit_id" = ?
  order by "sort_order";

select "name"
  from "team"
  where "plan_id" = ? and "unit_id" = ?
  order by "sort_order";

select "p"."id", "p"."name", "p"."department_id" as "departmentId", "p"."goal_id" as "goalId", "p"."account", "p"."printed_project_count" as "printedProjectCount"
  from "programme" as "p"
  inner join "policy_goal" as "g" on "g"."id" = "p"."goal_id"
  where "p"."plan_id" = ? and "p"."department_id" = ?
  order by "p"."department_id", "g"."sort_order", "p"."sort_order", "p"."id";

select "r"."indicator_id" as "id", "r"."year", "r"."month", "r"."version", "r"."kind", "r"."value", "r"."finality", "r"."stage", "r"."cause", "r"."recorded_at" as "recordedAt"
  from "actual" as "a"
  inner join "actual_revision" as "r" on "r"."indicator_id" = "a"."indicator_id" and "r"."year" = "a"."year" and "r"."month" = "a"."month"
  where "a"."indicator_id" in (?, …) and "a"."year" = ? and "a"."month" = ? and ("r"."version" = "a"."version" or "r"."stage" in (?, …))
  order by "r"."month", "r"."version";

select "r"."indicator_id" as "id", "r"."year", "r"."month", "r"."version", "r"."kind", "r"."value", "r"."finality", "r"."stage", "r"."cause", "r"."recorded_at" as "recordedAt"
  from "indicator" as "i" cross join "actual" as "a" cross join "actual_revision" as "r"
  where "a"."indicator_id" = "i"."id" and "r"."indicator_id" = "a"."indicator_id" and "r"."year" = "a"."year" and "r"."month" = "a"."month" and "r"."stage" in (?, …) and "a"."year" in (?, …) and "a"."stage" in (?, …) and "i"."id" in (?, …)
  order by "r"."version";

select "t"."indicator_id" as "id", "t"."year", "t"."revision", "t"."stage" as "targetStage", "t"."effective_on" as "effectiveOn", "t"."kind" as "targetKind", "t"."value" as "targetValue"
  from "indicator" as "i"
  inner join "target" as "t" on "t"."indicator_id" = "i"."id"
  where "i"."plan_id" = ? and "t"."effective_on" <= ? and "i"."department_id" = ?;

select "u"."id", "u"."code", "u"."kind", "n"."name", "n"."short_name" as "shortName", "n"."parent_id" as "parentId", "n"."sort_order" as "sortOrder"
  from "organisation_unit" as "u"
  inner join "organisation_unit_name" as "n" on "n"."unit_id" = "u"."id"
  where n.valid_from <= ? and (n.valid_to is null or n.valid_to > ?) and "u"."id" = ? and "u"."kind" = ?;

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

select count(*) as "n"
  from "programme"
  where "plan_id" = ? and "department_id" = ?;

select distinct "i"."frequency" as "printed", "d"."value" as "changed"
  from "indicator" as "i"
  left join "indicator_definition" as "d" on "d"."indicator_id" = "i"."id" and "d"."field" = ?
  where "i"."plan_id" = ?;

select distinct "p"."bureau_id" as "id"
  from "organisation_unit_name" as "n"
  inner join "plan" as "p" on "p"."bureau_id" = "n"."parent_id"
  where "n"."unit_id" = ? and "p"."status" <> ?
  order by "p"."bureau_id";
