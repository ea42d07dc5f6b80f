begin;

update "audit_head"
  set "writing" = ?
  where "id" = ?
  returning "seq", "hash", "changed_through" as "changedThrough";

select "user_id" as "userId", "asked", "result"
  from "handled_request"
  where "request_id" = ?;

select "i".*, "p"."bureau_id", "p"."fiscal_year", "p"."status", (select min("n"."valid_from") as "from"
  from "organisation_unit_name" as "n"
  where "n"."unit_id" = "p"."bureau_id") as "named"
  from "indicator" as "i"
  inner join "plan" as "p" on "p"."id" = "i"."plan_id"
  where "i"."id" in (?);

select "a"."indicator_id" as "id", "a"."year", "a"."month", "a"."kind", "a"."value", "a"."finality", "a"."stage"
  from "indicator" as "i" cross join "actual" as "a"
  where "a"."indicator_id" = "i"."id" and "a"."year" in (?, …) and "a"."month" = ? and "i"."id" in (?, …);

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
  set "version" = ?, "kind" = ?, "value" = ?, "finality" = ?, "stage" = ?
  where "indicator_id" = ? and "year" = ? and "month" = ? and "version" = ?
  returning "version";

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
  where "id" = ? and "seq" = ?
  returning "seq";

commit;
