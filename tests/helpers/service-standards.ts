import { readPracticeFile } from '#server/plans/practice-documents.ts'
import type { MadeBlock, MadeCell } from './documents/table.ts'

interface Standards {
  readonly title: string
  readonly fax: string
  readonly chapters: readonly {
    readonly name: string
    readonly teams: readonly { readonly team: string; readonly services: readonly (readonly [string, string])[] }[]
    readonly headings: readonly {
      readonly mark: string
      readonly name: string
      readonly promises: readonly (readonly [string, string | null])[]
    }[]
  }[]
}
/** The practice's facts of the document on service standards. */
export const STANDARDS = readPracticeFile('services.json') as Standards

/** The same as a document of an office: a table with merged teams and one fax over a whole table. */
export function standardsBlocks(): readonly MadeBlock[] {
  return [
    STANDARDS.title,
    ...STANDARDS.chapters.flatMap((chapter, at): MadeBlock[] => {
      const rows = chapter.teams.reduce((sum, team) => sum + team.services.length, 0)
      const lines = chapter.teams.flatMap(({ team, services }, teamAt) =>
        services.map(([name, phones], row): readonly MadeCell[] => [
          name,
          ...(row === 0 ? [{ text: team, rows: services.length }] : []),
          phones,
          ...(row === 0 && teamAt === 0 ? [{ text: STANDARDS.fax, rows }] : []),
        ]),
      )
      return [
        `${at + 1}. ${chapter.name}`,
        ...chapter.headings.flatMap(({ mark, name, promises }) => [
          `${mark}. ${name}`,
          ...promises.map(([text], index) => `${index + 1}) ${text}`),
        ]),
        '마. 서비스별 접수·처리 창구',
        [['서비스명', '접수부서 담당', '전화번호', 'FAX'], ...lines],
      ]
    }),
  ]
}

/**
 * The same as text that lost its cells: what is merged floats below the first row it belongs to, and long lines are broken, after a blank or
 * within a word.
 */
export function standardsText(): string {
  const broken = (text: string) => {
    const at = text[17] === ' ' ? 18 : 17
    return text.length > 18 ? `${text.slice(0, at)}\n\n${text.slice(at)}` : text
  }
  const lines = STANDARDS.chapters.flatMap((chapter, at) => [
    `${at + 1}. ${chapter.name}`,
    ...chapter.headings.flatMap(({ mark, name, promises }) => [
      `${mark}. ${name}`,
      ...promises.map(([text], index) => `  ${index + 1}) ${broken(text)}`),
    ]),
    '마. 서비스별 접수·처리 창구',
    '   ',
    '서비스명 접수부서 담당 전화번호 FAX',
    ...chapter.teams.flatMap(({ team, services }, teamAt) =>
      services.flatMap(([name, phones], row) =>
        row === 0 ? [name, '', team, phones, ...(teamAt === 0 ? [STANDARDS.fax] : [])] : [`${name} ${phones}`],
      ),
    ),
  ])
  return `${STANDARDS.title}\n\n${lines.join('\n\n')}\n`
}
