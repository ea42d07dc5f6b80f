import type { Db } from '#data/database.ts'
import { type KnownThing, knownThings, type Thing } from '#domain/questions/link.ts'
import { MEANINGS } from '#domain/words/meanings.ts'
import { isTermKey, TERMS } from '#domain/words/terms.ts'
import { remembered } from '../http/finished-answers.ts'
import { ownersOn } from '../organisation/owners.ts'
import { bureauAbove, placesOn, unitSpells } from '../organisation/places.ts'
import type { YearPlan } from '../plans/plan.ts'
import type { Structure } from '../plans/structure.ts'
import { Refusal } from '../refusal.ts'
import { scheduleOwners } from '../schedules/owner.ts'
import { schedulesOf } from '../schedules/read.ts'
import { everythingNamed } from '../search/search.ts'
import { servicesBetween } from '../services/read.ts'
import { standardOwner } from '../services/whose.ts'

export interface Names {
  readonly plan: YearPlan
  readonly known: readonly KnownThing[]
}

// A word of the glossary is known by its place in it.
const GLOSSARY: readonly Thing[] = Object.values(TERMS).map((term, index) => ({
  kind: 'term',
  id: index + 1,
  name: term.ko,
  others: [term.en, term.short.ko, term.short.en],
  within: '',
  departmentId: 0,
  bureauId: 0,
}))
/** What a word of the glossary means, by its id. */
export const meaningOf = (id: number): string => {
  const key = Object.keys(TERMS)[id - 1]
  return key !== undefined && isTermKey(key) ? MEANINGS[key] : ''
}

const namedHere = (
  db: Db,
  ask: { readonly bureauId?: number | undefined; readonly year: number | undefined; readonly structure?: Structure | undefined },
  today: string,
): Promise<Names> =>
  remembered(
    db,
    { of: 'question-names', input: { bureauId: ask.bureauId, year: ask.year, structure: ask.structure }, today },
    async (handle) => {
      const { plan, bureaus, things } = await everythingNamed(handle, ask, today)
      const named = things.map(({ kind, id, bare, others, within, departmentId, bureauId }): Thing => ({
        kind,
        id,
        name: bare,
        others,
        within,
        departmentId,
        bureauId,
      }))
      const desks = await desksNamed(handle, today)
      const all: readonly Thing[] = [
        ...bureaus.map(({ id, name, shortName }): Thing => ({
          kind: 'bureau',
          id,
          name,
          others: [shortName],
          within: plan.government?.name ?? '',
          departmentId: 0,
          bureauId: id,
        })),
        ...named,
        ...desks,
        ...GLOSSARY,
      ]
      return { plan, known: knownThings(all) }
    },
  )

/** Everything a question of the year can name, of every bureau, made ready to be compared. Refuses as `planInStructure`. */
export const namesOf = (db: Db, ask: Parameters<typeof namedHere>[1], today: string): Promise<Names> =>
  namedHere(db, ask, today).catch((error: unknown) => {
    // A bureau without a plan has services and schedules: they are among everybody's names.
    if (error instanceof Refusal && error.reason === 'unknown-bureau' && ask.bureauId !== undefined)
      return namedHere(db, { ...ask, bureauId: undefined }, today)
    throw error
  })

/** Services and schedules as they hold today, of every bureau, with the unit that has them. */
async function desksNamed(db: Db, today: string): Promise<readonly Thing[]> {
  const owners = await ownersOn(db, today)
  const places = placesOn(await unitSpells(db), today)
  const at = (departmentId: number, inside: readonly string[]) => ({
    within: [places.unit(departmentId)?.shortName ?? '', ...inside].filter(Boolean).join(' · '),
    departmentId,
    bureauId: bureauAbove(places, owners, today, departmentId),
  })
  const services = (await servicesBetween(db, today, today)).map((one): Thing => ({
    kind: 'service',
    id: one.id,
    name: one.name,
    others: one.printedName === null ? [] : [one.printedName],
    ...at(standardOwner(owners, one.departmentId).departmentId, [one.team]),
  }))
  const all = await schedulesOf(db, {})
  const ownerOf = await scheduleOwners(db, owners, all)
  const schedules = all.map((one): Thing => ({
    kind: 'schedule',
    id: one.id,
    name: one.title,
    others: [],
    ...at(ownerOf(one), []),
  }))
  return [...services, ...schedules]
}
