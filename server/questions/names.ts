import type { Db } from '#data/database.ts'
import { type KnownThing, knownThings, type Thing } from '#domain/questions/link.ts'
import { TERMS } from '#domain/words/terms.ts'
import { remembered } from '../http/finished-answers.ts'
import type { YearPlan } from '../plans/plan.ts'
import type { Structure } from '../plans/structure.ts'
import { everythingNamed } from '../search/search.ts'

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
export const meaningOf = (id: number): string => Object.values(TERMS)[id - 1]?.meaning ?? ''

/** Everything a question of the year can name, of every bureau, made ready to be compared. Refuses as `planInStructure`. */
export const namesOf = (
  db: Db,
  ask: { readonly bureauId?: number | undefined; readonly year: number | undefined; readonly structure?: Structure | undefined },
  today: string,
): Promise<Names> =>
  remembered(db, ['question-names', ask.bureauId, ask.year, ask.structure, today], async () => {
    const { plan, bureaus, things } = await everythingNamed(db, ask, today)
    const named = things.map(({ kind, id, bare, others, within, departmentId, bureauId }): Thing => ({
      kind,
      id,
      name: bare,
      others,
      within,
      departmentId,
      bureauId,
    }))
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
      ...GLOSSARY,
    ]
    return { plan, known: knownThings(all) }
  })
