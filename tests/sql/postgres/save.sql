begin;

update "audit_head"
  set "writing" = $1
  where "id" = $2
  returning "seq", "hash", "changed_through" as "changedThrough";

select "user_id" as "userId", "asked", "result"
  from "handled_request"
  where "request_id" = $1;

select "i".*, "p"."bureau_id", "p"."fiscal_year", "p"."status", (select min("n"."valid_from") as "from"
  from "organisation_unit_name" as "n"
  where "n"."unit_id" = "p"."bureau_id") as "named"
  from "indicator" as "i"
  inner join "plan" as "p" on "p"."id" = "i"."plan_id"
  where "i"."id" in ($1);

select "a"."indicator_id" as "id", "a"."year", "a"."month", "a"."kind", "a"."value", "a"."finality", "a"."stage"
  from "indicator" as "i" cross join "actual" as "a"
  where "a"."indicator_id" = "i"."id" and "a"."year" in (?, …) and "a"."month" = $3 and "i"."id" in (?, …);

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
  set "version" = $1, "kind" = $2, "value" = $3, "finality" = $4, "stage" = $5
  where "indicator_id" = $6 and "year" = $7 and "month" = $8 and "version" = $9
  returning "version";

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
  where "id" = $5 and "seq" = $6
  returning "seq";

commit;
