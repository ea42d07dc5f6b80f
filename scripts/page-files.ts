import type { Plugin, Rolldown } from 'vite'

/** The pages people open most, by their folders. */
const MOST_OPENED = ['overview', 'departments', 'budget', 'entry', 'review'] as const
type Page = (typeof MOST_OPENED)[number]

const PACKAGES =
  /\/node_modules\/(react|react-dom|scheduler|use-sync-external-store|@trpc\/[\w-]+|@tanstack\/(query-core|react-query|(react-)?store|(react-)?router(-core)?|history))\//
const slashed = (id: string) => id.replaceAll('\\', '/')
const isStyle = (id: string) => id.endsWith('.css')
const folderOf = (id: string): string | null => /\/client\/pages\/([\w-]+)\//.exec(slashed(id))?.[1] ?? null

/** Who opens one of a set opens the other too. */
const SETS: readonly (readonly Page[])[] = [
  ['departments', 'budget'],
  ['entry', 'review'],
]

/**
 * The file of what some of the pages opened most are drawn with: what the first page and another have, or both sets of the others, is
 * everybody's; the rest stands with what the same pages have. A page has its own file, and waits for three of these at most. Styles are
 * small: of them it waits for those of everybody and of its set.
 */
export function sharedFile(pages: readonly Page[], style: boolean): string {
  const sets = SETS.filter((set) => pages.some((page) => set.includes(page)))
  if (sets.length > 1 || (pages.length > 1 && pages[0] === 'overview')) return style ? 'frame' : 'kit'
  return ['kit', ...(style ? (sets[0] ?? pages) : pages)].join('-')
}

/**
 * Vite: few files, packed better together than apart, of which none holds much that its page does not have. Decided by which pages are
 * drawn with a module from the beginning, by whichever way they import it: the packages, which change rarely; what stands around every
 * page; what the pages opened most share; and of the rest, what other pages share, a file a folder.
 */
export function pageFiles(): Plugin {
  let around: ReadonlySet<string> = new Set()
  let pages: ReadonlyMap<string, ReadonlySet<string>> = new Map()
  const fileOf = (id: string): string | null => {
    const of = MOST_OPENED.filter((page) => pages.get(page)?.has(id) === true)
    if (of.length > 0) return sharedFile(of, isStyle(id))
    // What opens on a page has what it needs, and not what another has.
    return [...pages.values()].some((page) => page.has(id)) ? folderOf(id) : null
  }
  const groups: Rolldown.CodeSplittingGroup[] = [
    { name: 'packages', test: (id) => PACKAGES.test(slashed(id)), priority: 3 },
    {
      debugName: 'frame',
      name: (id) => (around.has(id) || fileOf(id) === 'frame' ? 'frame' : null),
      includeDependenciesRecursively: false,
      priority: 2,
    },
    { debugName: 'shared', name: fileOf, minShareCount: 2, includeDependenciesRecursively: false, priority: 1 },
  ]
  return {
    name: 'page-files',
    apply: 'build',
    config: () => ({ build: { rolldownOptions: { output: { codeSplitting: { groups } } } } }),
    buildEnd() {
      const reached = (from: readonly string[]): Set<string> => {
        const seen = new Set(from)
        for (const id of seen) for (const next of this.getModuleInfo(id)?.importedIds ?? []) seen.add(next)
        return seen
      }
      const all = [...this.getModuleIds()]
      around = reached(all.filter((id) => this.getModuleInfo(id)?.isEntry === true))
      const opened = [...around].flatMap((id) => this.getModuleInfo(id)?.dynamicallyImportedIds ?? [])
      const found = Map.groupBy(opened, (id) => folderOf(id))
      pages = new Map([...found].flatMap(([folder, ids]) => (folder === null ? [] : [[folder, reached(ids)] as const])))
    },
  }
}
