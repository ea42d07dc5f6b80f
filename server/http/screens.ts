import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type FirstQuestions, firstQuestions, type Question } from '#domain/pages/first-questions.ts'
import { isFresh, SCREENS } from '../built.ts'
import { log } from '../log.ts'
import { Refusal } from '../refusal.ts'
import { mountClientFiles } from './client-files.ts'
import { answerError } from './reasons.ts'

/** 'old' = built of other files than the present ones, as after a new version was copied over an old one */
type Screens = 'ready' | 'missing' | 'old'

const WORDS = {
  missing:
    '화면이 아직 만들어지지 않았습니다. 서버 폴더에서 npm run build를 실행하고 다시 시작하십시오. (The screens are not built yet: run npm run build and start again.)',
  old: '화면이 지금의 프로그램으로 만들어진 것이 아닙니다. 서버 폴더에서 npm run build를 실행하고 다시 시작하십시오. (The screens were built from another version: run npm run build and start again.)',
} as const

/** What can be shown of the built client in `folder`. */
function screensIn(folder: string, built: boolean): Screens {
  if (!existsSync(join(folder, 'index.html'))) return 'missing'
  return built || isFresh(SCREENS) ? 'ready' : 'old'
}

/** As Vite writes it: a file of the client, and what it needs. */
type Manifest = Readonly<
  Record<string, { readonly file: string; readonly imports?: readonly string[]; readonly css?: readonly string[] }>
>

/** The page's file as built, told also which files the page of the address needs, by the part that draws it. */
function shellOf(folder: string): (part: string | null, answers: string) => string {
  const index = readFileSync(join(folder, 'index.html'), 'utf8')
  const written = join(folder, '.vite/manifest.json')
  const manifest = existsSync(written) ? (JSON.parse(readFileSync(written, 'utf8')) as Manifest) : {}
  const needed = (part: string, seen = new Set<string>()): Set<string> => {
    const chunk = manifest[part]
    if (chunk === undefined || seen.has(chunk.file)) return seen
    seen.add(chunk.file)
    for (const other of chunk.imports ?? []) needed(other, seen)
    for (const style of chunk.css ?? []) seen.add(style)
    return seen
  }
  const tags = new Map<string, string>()
  const tagsOf = (part: string) =>
    [...needed(part)]
      .filter((file) => !index.includes(`"/${file}"`))
      .map((file) =>
        file.endsWith('.css')
          ? `<link rel="stylesheet" crossorigin href="/${file}">`
          : `<link rel="modulepreload" crossorigin href="/${file}">`,
      )
      .join('')
  return (part, answers) => {
    let head = part === null ? '' : tags.get(part)
    if (head === undefined && part !== null) tags.set(part, (head = tagsOf(part)))
    return index.replace('</head>', () => `${head}</head>`).replace('</body>', () => `${answers}</body>`)
  }
}

/** Answers of a page's first questions for whoever asks for the page; those refused are left out, and asked by the page itself. */
type AnswersOf = (req: FastifyRequest, of: FirstQuestions) => Promise<readonly (Question & { readonly data: unknown })[]>

/**
 * Serves the built client, every address of a page included, with the answers that the page of the address asks for first; says what to
 * do where it cannot, in the log too, and never gives out old screens. `built`: they were just found to be made of the present files.
 */
export function mountScreens(
  app: FastifyInstance,
  { folder, built }: { readonly folder: string; readonly built: boolean },
  answersOf: AnswersOf,
): void {
  const screens = screensIn(folder, built)
  if (screens !== 'ready') log.warn(WORDS[screens])
  const shell = screens === 'ready' ? shellOf(folder) : null
  const page = async (req: FastifyRequest, reply: FastifyReply) => {
    if (shell === null)
      return reply
        .code(503)
        .header('cache-control', 'no-store')
        .type('text/plain; charset=utf-8')
        .send(`${WORDS[screens as 'old']}\n`)
    const { pathname, search } = new URL(req.url, 'http://page')
    const of = firstQuestions(pathname, search)
    // What cannot be answered now the page asks itself, and says why.
    const answers = await answersOf(req, of).catch(() => [])
    // Inert for the browser and its policy: it is read as a text.
    const data = `<script type="application/json" id="answers">${JSON.stringify(answers).replaceAll('<', '\\u003c')}</script>`
    return reply.header('cache-control', 'private, no-store').type('text/html; charset=utf-8').send(shell(of.part, data))
  }
  if (shell !== null) {
    app.get('/', page)
    mountClientFiles(app, folder)
  }
  app.setNotFoundHandler((req, reply) => {
    const isPage =
      req.method === 'GET' &&
      !/^\/(trpc|api|files|assets|live)(\/|\?|$)/.test(req.url) &&
      req.headers.accept?.includes('text/html') === true
    return isPage ? page(req, reply) : answerError(new Refusal('unknown-endpoint'), req, reply)
  })
}
