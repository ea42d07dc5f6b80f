import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type FirstQuestions, firstQuestions, type Question } from '#domain/pages/first-questions.ts'
import { type Drawn, type Scripts, type View, viewOf, viewText } from '#domain/pages/view.ts'
import { isFresh, SCREENS } from '../built.ts'
import { log } from '../log.ts'
import { Refusal } from '../refusal.ts'
import { bytesAt, mountAssets } from './assets.ts'
import { drawingBeside } from './drawing.ts'
import { filesOf, manifestIn } from './manifest.ts'
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

interface Shown {
  /** data of its first questions, as an element */
  readonly answers: string
  /** as it looks until the part has come; it can be seen, and nothing more */
  readonly drawn: Drawn | null
  /** begin what the browser runs of it */
  readonly scripts: Scripts | null
  /** lets the style sheet of the drawing and the scripts stand in the page */
  readonly nonce: string
}

/** What a page is sent as, in two pieces: a browser fetches what the first one names while the second is made. */
interface Shell {
  /** `part`: of the client, that draws the page; `nonce`: lets its style sheets stand in it */
  readonly first: (part: string | null, view: View, nonce: string) => string
  readonly second: (part: string | null, of: Shown) => string
}

const TAG = /\s*<(?:link rel="(?:modulepreload|stylesheet|preload)"|script type="module")[^>]*>(?:<\/script>)?/g
const SCRIPT = /<script type="module"([^>]*) src="([^"]*)"><\/script>/
const STYLE_FILE = /"\/(assets\/[^"]+\.css)"/
/** What the browser runs of a page, and not what it is seen with. */
const isProgram = (tag: string) => /"module(?:preload)?"/.test(tag)

/**
 * Style sheets stand in the page: the fonts wait for each file more. One that is not there any more is asked for, and says so (begin.ts). The
 * program looks by their links whether a part's are there; those are not fetched.
 */
const stylesIn = (folder: string, files: readonly string[]) =>
  files.map((file) => ({ file, text: bytesAt(join(folder, file))?.toString() ?? null }))

/** The page's file as built, told also which files the page of the address needs, and how it looks. */
function shellOf(folder: string): Shell {
  const index = readFileSync(join(folder, 'index.html'), 'utf8')
  const manifest = manifestIn(folder)
  const built = index.match(TAG) ?? []
  const common = stylesIn(
    folder,
    built.flatMap((tag) => STYLE_FILE.exec(tag)?.[1] ?? []),
  )
  const fonts = built.filter((tag) => !isProgram(tag) && !STYLE_FILE.test(tag)).join('')
  const tagsOf = (part: string | null) => {
    const own = [...filesOf(manifest, part ?? '')].filter((file) => !index.includes(`"/${file}"`))
    const isStyle = (file: string) => file.endsWith('.css')
    const program = own.filter((file) => !isStyle(file)).map((file) => `<link rel="modulepreload" crossorigin href="/${file}">`)
    return { styles: stylesIn(folder, own.filter(isStyle)), program: [...built.filter(isProgram), ...program].join('') }
  }
  const [head = '', body = ''] = index.replaceAll(TAG, '').split('</head>')
  const all = new Map<string | null, ReturnType<typeof tagsOf>>()
  const tags = (part: string | null) => {
    const known = all.get(part) ?? tagsOf(part)
    all.set(part, known)
    return known
  }
  return {
    first: (part, { language, theme }, nonce) => {
      const begun = head.replace(
        '<html lang="ko">',
        `<html lang="${language}"${theme === 'auto' ? '' : ` data-theme="${theme}"`}>`,
      )
      const looks = [...common, ...tags(part).styles].map(({ file, text }) =>
        text === null
          ? `<link rel="stylesheet" crossorigin href="/${file}">`
          : `<link rel="stylesheet" href="/${file}" media="not all" disabled><style nonce="${nonce}">${text}</style>`,
      )
      return begun + fonts + looks.join('')
    },
    second: (part, { answers, drawn, scripts, nonce }) => {
      const { program } = tags(part)
      // Of a drawn page not even asked for before it is seen: to fetch and compile it would take the processor from what draws.
      const asked = scripts === null ? program : program.replace(SCRIPT, '<link rel="modulepreload"$1 href="$2">')
      const later = drawn === null ? (SCRIPT.exec(program)?.[0] ?? '') : program
      const script = (text: string) => `<script nonce="${nonce}">${text}</script>`
      const begun = scripts === null ? '' : `<template id="program">${later}</template>${script(scripts.whole)}`
      const inside = drawn?.html.filter((piece) => piece !== '').join(script(scripts?.first ?? ''))
      return `${drawn === null ? asked : `<style nonce="${nonce}">${drawn.css}</style>`}</head>${body
        .replace('<div id="root">', (root) => (drawn === null ? root : `<div id="root" inert>${inside}`))
        // What it is made of comes behind it and what shows it: to see it nobody waits for that.
        .replace('</body>', () => `${begun}${answers}</body>`)}`
    },
  }
}

/** Letters of answers, of which so many take some 40 ms to draw: a page of hundreds of departments must hold up nobody else. */
const MOST_DRAWN = 250_000

/** The page's policy lets its script and the drawing's style sheet stand in it: what has this page's nonce. */
function allow(reply: FastifyReply, nonce: string): void {
  const policy = String(reply.getHeader('content-security-policy'))
  const adding = (kind: string) => `${kind} 'nonce-${nonce}'`
  reply.header('content-security-policy', policy.replace("script-src 'self'", adding).replace("style-src 'self'", adding))
}

/** ms in which the first piece is packed and sent, by a thread that a busy machine lets wait: what comes after it lets nothing else be done. */
const PACKING = 50

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
  const drawing = drawingBeside(folder)
  const page = async (req: FastifyRequest, reply: FastifyReply) => {
    if (shell === null)
      return reply
        .code(503)
        .header('cache-control', 'no-store')
        .type('text/plain; charset=utf-8')
        .send(`${WORDS[screens as 'old']}\n`)
    const { first, second } = shell
    const { pathname, search } = new URL(req.url, 'http://page')
    const of = firstQuestions(pathname, search)
    const { part, frame } = of
    const view = viewOf(req.headers.cookie ?? '', req.headers['user-agent'] ?? '')
    const nonce = randomBytes(16).toString('base64')
    allow(reply, nonce)
    async function* pieces() {
      yield first(part, view, nonce)
      for (let ms = 0; ms < PACKING && !reply.raw.headersSent; ms++) await setTimeout(1)
      // What cannot be answered now the page asks itself, and says why.
      const answers = await answersOf(req, of).catch(() => [])
      // Inert for the browser and its policy: it is read as a text.
      const json = JSON.stringify(answers)
      const data = `<script type="application/json" id="answers" data-view="${viewText(view)}">${json.replaceAll('<', '\\u003c')}</script>`
      const scripts = await drawing.beginning(view.language)
      // Of who is signed in, and of what the browser will read: the same as there. A drawn page is begun by its script alone.
      const drawn =
        part !== null && frame !== null && answers.length > 1 && json.length <= MOST_DRAWN && scripts !== null
          ? await drawing.draw(part, { url: req.url, answers: JSON.parse(json) as typeof answers, view })
          : null
      yield second(part, { answers: data, drawn, scripts, nonce })
    }
    return reply.header('cache-control', 'private, no-store').type('text/html; charset=utf-8').send(Readable.from(pieces()))
  }
  if (shell !== null) mountAssets(app, join(folder, 'assets'))
  // A route, since an answer to what no route takes is sent unpacked.
  app.get('/*', (req, reply) => {
    const isPage =
      req.url === '/' ||
      (!/^\/(trpc|api|files|assets|live)(\/|\?|$)/.test(req.url) && req.headers.accept?.includes('text/html') === true)
    return isPage ? page(req, reply) : reply.callNotFound()
  })
  app.setNotFoundHandler((req, reply) => answerError(new Refusal('unknown-endpoint'), req, reply))
}
