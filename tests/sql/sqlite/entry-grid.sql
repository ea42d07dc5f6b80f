select "a"."indicator_id" as "id", "a"."year", "a"."month", "a"."kind", "a"."value", "a"."finality", "a"."stage"
  from "indicator" as "i" cross join "actual" as "a"
  where "a"."indicator_id" = "i"."id" and "a"."year" in (?, …) and "a"."month" = ? and "i"."plan_id" = ?;

select "c"."indicator_id" as "indicatorId", "c"."id", "c"."name", "c"."unit", "c"."target", "p"."month", "p"."version", "p"."value"
  from "indicator_component" as "c"
  left join "actual_part" as "p" on "p"."component_id" = "c"."id" and "p"."year" = ? and "p"."month" <= ? and "p"."month" >= ?
  where "c"."indicator_id" in (?, …)
  order by "c"."sort_order", "c"."id";

select "d"."user_id" as "userId", "d"."unit_id" as "unitId", "d"."task"
  from "deputy" as "d"
  inner join "organisation_unit_name" as "n" on "n"."unit_id" = "d"."unit_id"
  where n.valid_from <= ? and (n.valid_to is null or n.valid_to > ?) and "d"."from_on" <= ? and "d"."to_on" >= ? and "d"."ended_at" is null;

select "i"."id", (select count(*) as "n"
  from "evidence" as "e"
  where "e"."indicator_id" = "i"."id" and "e"."year" = ? and "e"."month" = ? and "e"."removed_at" is null and "e"."scan" <> ?) as "evidence", (select count(*) as "n"
  from "value_comment" as "v"
  where "v"."indicator_id" = "i"."id" and "v"."year" = ? and "v"."month" = ?) as "comments", (select count(*) as "n"
  from "indicator_component" as "c"
  where "c"."indicator_id" = "i"."id") as "components"
  from "indicator" as "i"
  where "i"."id" in (?, …);

select "i".*
  from "indicator" as "i"
  inner join "policy_goal" as "g" on "g"."id" = "i"."goal_id"
  where "i"."plan_id" in (?) and "i"."department_id" in (?, …)
  order by "i"."plan_id", "g"."sort_order", "i"."sort_order", "i"."id";

select "id", "bureau_id" as "bureauId", "title", "fiscal_year" as "fiscalYear", "version", "edition", "status", "filed_on" as "filedOn", "confirmed_on" as "confirmedOn", "settled_year" as "settledYear", "first_year" as "firstYear", "last_year" as "lastYear", "amount_unit_won" as "amountUnitWon"
  from "plan"
  where "status" <> ? and "bureau_id" = ?;

select "indicator_id", "year", "month", "version", "kind", "value", "finality", "stage"
  from "actual"
  where "indicator_id" in (?, …) and "year" <= ? and "year" >= ?
  order by "year" desc, "month" desc;

select "indicator_id", "year", "month", "version", "kind", "value", "finality", "stage", "act", "reason", "cause", "remedy", "remedy_due", "recorded_at", "recorded_by", "recorded_by_id", "request_id"
  from "actual_revision"
  where "indicator_id" in (?, …) and "year" = ? and "month" in (?)
  order by "version";

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

select "unit_id" as "unit", "frequency", "status", "opens_on" as "opensOn", "closes_on" as "closesOn"
  from "entry_period"
  where "year" = ? and "month" = ?;

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
