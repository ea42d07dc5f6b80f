select "id", "department_id" as "departmentId"
  from "indicator"
  where "id" in ($1);

select "seq"
  from "audit_head"
  where "id" = $1;

select "seq", "act", "subject", "actor_id", "request_id"
  from "audit_entry"
  where "seq" > $1
  order by "seq"
  limit $2;
