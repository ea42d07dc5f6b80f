select "b"."id", "b"."programme_id" as "programmeId", "b"."project_id" as "projectId", "b"."year", "b"."kind", "b"."amount"
  from "budget_amount" as "b"
  left join "project" as "j" on "j"."id" = "b"."project_id"
  inner join "programme" as "p" on "p"."id" = coalesce("b"."programme_id", "j"."programme_id")
  where "p"."plan_id" = ?
  order by "b"."year";

select "b"."id", "b"."programme_id" as "programmeId", "b"."project_id" as "projectId", "b"."year", "b"."kind", "b"."amount"
  from "budget_amount" as "b"
  left join "project" as "j" on "j"."id" = "b"."project_id"
  inner join "programme" as "p" on "p"."id" = coalesce("b"."programme_id", "j"."programme_id")
  where "p"."plan_id" = ?
  order by "b"."year";

select "b"."year", "b"."kind", sum(b.amount) as "amount", count(*) as "programmes"
  from "budget_amount" as "b"
  inner join "programme" as "p" on "p"."id" = "b"."programme_id"
  where "p"."plan_id" = ?
  group by "b"."year", "b"."kind";

select "b"."year", "b"."kind", sum(b.amount) as "amount", count(*) as "programmes", "p"."department_id" as "departmentId"
  from "budget_amount" as "b"
  inner join "programme" as "p" on "p"."id" = "b"."programme_id"
  where "p"."plan_id" = ?
  group by "b"."year", "b"."kind", "p"."department_id";

select "e"."id", "p"."id" as "programmeId", "e"."year", "e"."amount", "e"."as_of" as "asOf"
  from "budget_execution" as "e"
  inner join "programme" as "p" on "p"."id" = "e"."programme_id"
  where "p"."plan_id" = ?
  order by "e"."year", "p"."sort_order", "p"."id";

select "f"."project_id" as "projectId", "f"."payer", "f"."percent"
  from "funding_share" as "f"
  inner join "project" as "j" on "j"."id" = "f"."project_id"
  inner join "programme" as "p" on "p"."id" = "j"."programme_id"
  where "p"."plan_id" = ?
  order by "f"."percent" desc, "f"."payer";

select "f"."project_id" as "projectId", "f"."payer", "f"."percent"
  from "funding_share" as "f"
  inner join "project" as "j" on "j"."id" = "f"."project_id"
  inner join "programme" as "p" on "p"."id" = "j"."programme_id"
  where "p"."plan_id" = ?
  order by "f"."percent" desc, "f"."payer";

select "g"."id", "g"."name", "g"."department_id" as "departmentId", (select count(*) as "n"
  from "indicator" as "i"
  where "i"."goal_id" = "g"."id") as "indicators"
  from "policy_goal" as "g"
  where "g"."plan_id" = ?
  order by "g"."department_id", "g"."sort_order";

select "id"
  from "reorganisation"
  where "state" = ? and "effective_on" >= ? and "effective_on" <= ?
  limit ?;

select "id", "bureau_id" as "bureauId", "title", "fiscal_year" as "fiscalYear", "version", "edition", "status", "filed_on" as "filedOn", "confirmed_on" as "confirmedOn", "settled_year" as "settledYear", "first_year" as "firstYear", "last_year" as "lastYear", "amount_unit_won" as "amountUnitWon"
  from "plan"
  where "status" <> ? and "bureau_id" = ?;

select "id", "goal_id", "name", "weight"
  from "indicator"
  where "plan_id" = ?
  order by "sort_order";

select "id", "item", "budget", "budget_share" as "budgetShare", "previous", "previous_share" as "previousShare", "change", "change_rate" as "changeRate", "unit_id" as "unitId"
  from "budget_statement"
  where "plan_id" = ?;

select "id", "plan_id" as "planId", "number", "version", "status", "council_meeting" as "meeting", "council_number" as "bill", "decided_on" as "decidedOn"
  from "supplementary_budget"
  where "plan_id" in (?) and "status" in (?)
  order by "number";

select "id", "printed_name", "department_id"
  from "policy_goal"
  where "plan_id" = ?
  order by "department_id", "sort_order";

select "j"."id", "j"."programme_id" as "programmeId", "j"."name", "j"."overview_name" as "overviewName", "j"."starts_on" as "startsOn", "j"."ends_on" as "endsOn", "j"."support_type" as "supportType", "j"."funding", "j"."implementing_body" as "implementingBody", "j"."note"
  from "project" as "j"
  inner join "programme" as "p" on "p"."id" = "j"."programme_id"
  where "p"."plan_id" = ?
  order by "j"."sort_order", "j"."id";

select "j"."id", "j"."programme_id" as "programmeId", "j"."name", "j"."overview_name" as "overviewName", "j"."starts_on" as "startsOn", "j"."ends_on" as "endsOn", "j"."support_type" as "supportType", "j"."funding", "j"."implementing_body" as "implementingBody", "j"."note"
  from "project" as "j"
  inner join "programme" as "p" on "p"."id" = "j"."programme_id"
  where "p"."plan_id" = ?
  order by "j"."sort_order", "j"."id";

select "m".*, "p"."id" as "programme", "p"."name" as "programmeName", "r"."title" as "eventTitle"
  from "budget_movement" as "m"
  inner join "programme" as "p" on "p"."id" = "m"."programme_id"
  left join "reorganisation" as "r" on "r"."id" = "m"."event_id"
  where "m"."year" = ? and "m"."reversed_at" is null
  order by "m"."moved_on" desc, "m"."id" desc;

select "p"."id", "p"."name", "p"."department_id" as "departmentId", "b"."year", "b"."amount"
  from "budget_amount" as "b"
  inner join "programme" as "p" on "p"."id" = "b"."programme_id"
  where "p"."plan_id" = ? and "b"."kind" = ? and "b"."year" in (?, …);

select "p"."id", "p"."name", "p"."department_id" as "departmentId", "p"."goal_id" as "goalId", "p"."account", "p"."printed_project_count" as "printedProjectCount"
  from "programme" as "p"
  inner join "policy_goal" as "g" on "g"."id" = "p"."goal_id"
  where "p"."plan_id" = ?
  order by "p"."department_id", "g"."sort_order", "p"."sort_order", "p"."id";

select "p"."id", "p"."name", "p"."department_id" as "departmentId", "p"."goal_id" as "goalId", "p"."account", "p"."printed_project_count" as "printedProjectCount"
  from "programme" as "p"
  inner join "policy_goal" as "g" on "g"."id" = "p"."goal_id"
  where "p"."plan_id" = ?
  order by "p"."department_id", "g"."sort_order", "p"."sort_order", "p"."id";

select "p"."id", "p"."version", "p"."confirmed_on" as "confirmedOn"
  from "plan" as "own"
  inner join "plan" as "p" on "p"."bureau_id" = "own"."bureau_id" and "p"."fiscal_year" = "own"."fiscal_year" and "p"."version" <= "own"."version"
  where "own"."id" = ?
  order by "p"."version";

select "r"."id", "r"."table_id", "r"."printed_name", "r"."indicators", "r"."programmes", "r"."amount", "g"."department_id"
  from "printed_goal" as "r"
  inner join "policy_goal" as "g" on "g"."id" = "r"."goal_id"
  where "g"."plan_id" = ?
  order by "r"."table_id", "r"."sort_order";

select "subject", "subject_id", "field", "line"
  from "provenance"
  where (("subject" in (?, …) and "field" in (?, …)) or ("subject" = ? and "field" = ?) or ("subject" = ? and "field" = ?));

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

select "unit_id" as "unitId", "budget", "previous", "change", "change_rate" as "changeRate"
  from "budget_statement"
  where "plan_id" = ? and "item" = ?;

select "unit_id", "name"
  from "team"
  where "plan_id" = ?
  order by "unit_id", "sort_order";

select "value"
  from "setting"
  where "name" = ? and "effective_from" <= ?
  order by "effective_from" desc, "id" desc
  limit ?;

select *
  from "budget_statement"
  where "plan_id" = ?;

select *
  from "printed_goal_table"
  where "plan_id" = ?
  order by "line", "id";

select *
  from "staffing"
  where "plan_id" = ?
  order by "line", "id";

select count(*) as "n"
  from "programme"
  where "plan_id" = ?;

select count(*) as "n", "department_id" as "departmentId"
  from "programme"
  where "plan_id" = ?
  group by "department_id";

select distinct "i"."frequency" as "printed", "d"."value" as "changed"
  from "indicator" as "i"
  left join "indicator_definition" as "d" on "d"."indicator_id" = "i"."id" and "d"."field" = ?
  where "i"."plan_id" = ?;
