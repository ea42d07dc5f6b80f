import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { isFresh, SCREENS } from '../built.ts'
import { log } from '../log.ts'
import { Refusal } from '../refusal.ts'
import { answerError } from './reasons.ts'

/** 'old' = built of other files than the present ones, as after a new version was copied over an old one */
type Screens = 'ready' | 'missing' | 'old'

const WORDS = {
  missing:
    '화면이 아직 만들어지지 않았습니다. 서버 폴더에서 npm run build를 실행하고 다시 시작하십시오. (The screens are not built yet: run npm run build and start again.)',
  old: '화면이 지금의 프로그램으로 만들어진 것이 아닙니다. 서버 폴더에서 npm run build를 실행하고 다시 시작하십시오. (The screens were built from another version: run npm run build and start again.)',
} as const

/** What can be shown of the built client in `folder`. */
function screensIn(folder: string): Screens {
  if (!existsSync(join(folder, 'index.html'))) return 'missing'
  return isFresh(SCREENS) ? 'ready' : 'old'
}

/** Serves the built client, every address of a page included; says what to do where it cannot, in the log too, and never gives out old screens. */
export async function mountScreens(app: FastifyInstance, folder: string): Promise<void> {
  const screens = screensIn(folder)
  if (screens !== 'ready') log.warn(WORDS[screens])
  if (screens === 'ready') {
    await app.register(fastifyStatic, {
      root: folder,
      preCompressed: true,
      cacheControl: false,
      setHeaders(reply, path) {
        reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  app.setNotFoundHandler((req, reply) => {
    const page =
      req.method === 'GET' &&
      !/^\/(trpc|api|files|assets|live)(\/|\?|$)/.test(req.url) &&
      req.headers.accept?.includes('text/html') === true
    if (!page) return answerError(new Refusal('unknown-endpoint'), req, reply)
    if (screens === 'ready') return reply.sendFile('index.html')
    return reply.code(503).header('cache-control', 'no-store').type('text/plain; charset=utf-8').send(`${WORDS[screens]}\n`)
  })
}
