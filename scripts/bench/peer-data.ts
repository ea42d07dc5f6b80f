/**
 * Writes the real plan's indicators with their targets and results as two plain tables into another product's SQLite file, so that its page
 * of the same figures can be asked (README, How fast it is). argv: the file.
 */
import BetterSqlite3 from 'better-sqlite3'
import { dataset } from './generate.ts'

const [, , file] = process.argv
if (file === undefined) {
  console.error('node scripts/bench/peer-data.ts FILE')
  process.exit(2)
}
const sqlite = new BetterSqlite3(file, { fileMustExist: true })
sqlite.prepare('attach ? as ours').run(await dataset('tenant'))
sqlite.exec(`
  create table indicator_row (id integer primary key, bureau integer not null, department integer not null, name text, unit text, kind text, weight real, direction text);
  create table year_value (id integer primary key, indicator integer not null references indicator_row (id), year integer not null, target real, actual real);
  create index year_value_indicator on year_value (indicator);
  insert into indicator_row select i.id, p.bureau_id, i.department_id, i.name, i.unit, i.kind, i.weight, i.direction
    from ours.plan p join ours.indicator i on i.plan_id = p.id;
  insert into year_value (indicator, year, target, actual) select i.id, t.year, t.value, a.value
    from ours.indicator i join ours.target t on t.indicator_id = i.id
    left join ours.actual a on a.indicator_id = i.id and a.year = t.year and a.month = 0`)
console.log(sqlite.prepare('select distinct bureau from indicator_row').pluck().get())
sqlite.close()
