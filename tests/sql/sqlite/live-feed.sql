select "id", "department_id" as "departmentId"
  from "indicator"
  where "id" in (?);

select "seq"
  from "audit_head"
  where "id" = ?;

select "seq", "act", "subject", "actor_id", "request_id"
  from "audit_entry"
  where "seq" > ?
  order by "seq"
  limit ?;
