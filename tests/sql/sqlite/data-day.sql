select "c"."what", "c"."subject"
  from (select coalesce(r.act, case r.recorded_by when '연습 자료' then 'practice' else 'loaded' end) as "what", r.indicator_id || ':' || r.month as "subject", "r"."recorded_at" as "at"
  from "actual_revision" as "r"
  inner join "indicator" as "o" on "o"."id" = "r"."indicator_id"
  where "r"."year" = ? and "r"."carried_from" is null and "o"."lineage_id" in (select "i"."lineage_id"
  from "indicator" as "i"
  where "i"."plan_id" = ?) and (coalesce(r.act, '') in (?, …) or ("r"."act" is null and "r"."stage" in (?, …) and "o"."plan_id" = ?))
  union all select 'target' as "what", cast("t"."indicator_id" as text) as "subject", "t"."recorded_at" as "at"
  from "target" as "t"
  inner join "indicator" as "i" on "i"."id" = "t"."indicator_id"
  where "i"."plan_id" = ? and "t"."year" = ? and "t"."stage" = ?
  union all select 'definition' as "what", cast("d"."id" as text) as "subject", "d"."recorded_at" as "at"
  from "indicator_definition" as "d"
  inner join "indicator" as "i" on "i"."id" = "d"."indicator_id"
  where "i"."plan_id" = ?
  union all select 'correction' as "what", cast("c"."id" as text) as "subject", "c"."recorded_at" as "at"
  from "plan_correction" as "c"
  where "c"."plan_id" = ?
  union all select 'plan-' || a.act as "what", '' as "subject", "a"."recorded_at" as "at"
  from "plan_act" as "a"
  where "a"."plan_id" = ? and "a"."act" <> ? and ("a"."act" = ? or ? = ?)
  union all select 'budget' as "what", cast("u"."id" as text) as "subject", coalesce(u.reversed_at, u.recorded_at) as "at"
  from "budget_upload" as "u"
  where "u"."plan_id" = ?
  union all select 'budget' as "what", 's' || s.id as "subject", "e"."at"
  from "supplementary_budget" as "s"
  inner join "audit_entry" as "e" on "e"."subject" = 'supplementary:' || s.id
  where "s"."plan_id" = ? and "e"."act" in (?, …)
  union all select 'budget' as "what", 'm' || m.id as "subject", coalesce(m.reversed_at, m.recorded_at) as "at"
  from "budget_movement" as "m"
  where "m"."year" = ? and ("m"."from_unit_id" in (select "g"."department_id"
  from "policy_goal" as "g"
  where "g"."plan_id" = ?) or "m"."to_unit_id" in (select "g"."department_id"
  from "policy_goal" as "g"
  where "g"."plan_id" = ?))) as "c"
  where "c"."at" >= ?;

select "id", "bureau_id" as "bureauId", "title", "fiscal_year" as "fiscalYear", "version", "edition", "status", "filed_on" as "filedOn", "confirmed_on" as "confirmedOn", "settled_year" as "settledYear", "first_year" as "firstYear", "last_year" as "lastYear", "amount_unit_won" as "amountUnitWon"
  from "plan"
  where "status" <> ?
  order by "bureau_id";

select "id", "bureau_id" as "bureauId", "title", "fiscal_year" as "fiscalYear", "version", "edition", "status", "filed_on" as "filedOn", "confirmed_on" as "confirmedOn", "settled_year" as "settledYear", "first_year" as "firstYear", "last_year" as "lastYear", "amount_unit_won" as "amountUnitWon"
  from "plan"
  where "status" <> ? and "bureau_id" = ?;

select "id", "bureau_id" as "bureauId", "title", "fiscal_year" as "fiscalYear", "version", "edition", "status", "filed_on" as "filedOn", "confirmed_on" as "confirmedOn", "settled_year" as "settledYear", "first_year" as "firstYear", "last_year" as "lastYear", "amount_unit_won" as "amountUnitWon"
  from "plan"
  where "status" <> ? and "bureau_id" = ?;

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

select "u"."id", "u"."code", "u"."kind", "n"."name", "n"."short_name" as "shortName", "n"."parent_id" as "parentId", "n"."sort_order" as "sortOrder"
  from "organisation_unit" as "u"
  inner join "organisation_unit_name" as "n" on "n"."unit_id" = "u"."id"
  where n.valid_from <= ? and (n.valid_to is null or n.valid_to > ?) and ("n"."unit_id" = ? or "n"."parent_id" = ? or "n"."unit_id" in (select "b"."parent_id"
  from "organisation_unit_name" as "b"
  where "b"."unit_id" = ?))
  order by "n"."sort_order", "u"."id";

select "u"."id", "u"."code", "u"."kind", "n"."name", "n"."short_name" as "shortName", "n"."parent_id" as "parentId", "n"."sort_order" as "sortOrder", "n"."valid_from" as "from", "n"."valid_to" as "to"
  from "organisation_unit" as "u"
  inner join "organisation_unit_name" as "n" on "n"."unit_id" = "u"."id"
  order by "n"."valid_from", "n"."id";

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

select distinct "i"."frequency" as "printed", "d"."value" as "changed"
  from "indicator" as "i"
  left join "indicator_definition" as "d" on "d"."indicator_id" = "i"."id" and "d"."field" = ?
  where "i"."plan_id" = ?;

select max("c"."at") as "at"
  from (select coalesce(r.act, case r.recorded_by when '연습 자료' then 'practice' else 'loaded' end) as "what", r.indicator_id || ':' || r.month as "subject", "r"."recorded_at" as "at"
  from "actual_revision" as "r"
  inner join "indicator" as "o" on "o"."id" = "r"."indicator_id"
  where "r"."year" = ? and "r"."carried_from" is null and "o"."lineage_id" in (select "i"."lineage_id"
  from "indicator" as "i"
  where "i"."plan_id" = ?) and (coalesce(r.act, '') in (?, …) or ("r"."act" is null and "r"."stage" in (?, …) and "o"."plan_id" = ?))
  union all select 'target' as "what", cast("t"."indicator_id" as text) as "subject", "t"."recorded_at" as "at"
  from "target" as "t"
  inner join "indicator" as "i" on "i"."id" = "t"."indicator_id"
  where "i"."plan_id" = ? and "t"."year" = ? and "t"."stage" = ?
  union all select 'definition' as "what", cast("d"."id" as text) as "subject", "d"."recorded_at" as "at"
  from "indicator_definition" as "d"
  inner join "indicator" as "i" on "i"."id" = "d"."indicator_id"
  where "i"."plan_id" = ?
  union all select 'correction' as "what", cast("c"."id" as text) as "subject", "c"."recorded_at" as "at"
  from "plan_correction" as "c"
  where "c"."plan_id" = ?
  union all select 'plan-' || a.act as "what", '' as "subject", "a"."recorded_at" as "at"
  from "plan_act" as "a"
  where "a"."plan_id" = ? and "a"."act" <> ? and ("a"."act" = ? or ? = ?)
  union all select 'budget' as "what", cast("u"."id" as text) as "subject", coalesce(u.reversed_at, u.recorded_at) as "at"
  from "budget_upload" as "u"
  where "u"."plan_id" = ?
  union all select 'budget' as "what", 's' || s.id as "subject", "e"."at"
  from "supplementary_budget" as "s"
  inner join "audit_entry" as "e" on "e"."subject" = 'supplementary:' || s.id
  where "s"."plan_id" = ? and "e"."act" in (?, …)
  union all select 'budget' as "what", 'm' || m.id as "subject", coalesce(m.reversed_at, m.recorded_at) as "at"
  from "budget_movement" as "m"
  where "m"."year" = ? and ("m"."from_unit_id" in (select "g"."department_id"
  from "policy_goal" as "g"
  where "g"."plan_id" = ?) or "m"."to_unit_id" in (select "g"."department_id"
  from "policy_goal" as "g"
  where "g"."plan_id" = ?))) as "c";
