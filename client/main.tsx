import './styles/index.css'
import { startTransition, StrictMode } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { App, makeRouter } from './App.tsx'
import { loadFonts } from './fonts.ts'
import { knownDayHere } from './known-day.ts'
import { applyStoredLanguage } from './language.tsx'
import { asReactDraws, comesBack } from './taking-over.ts'
import { applyStoredTheme } from './theme.ts'
import { isRefusal, takeAnswers } from './trpc.ts'
import { drawnView, followView, nowView } from './view.ts'

// A refusal is shown to the person by the page's error boundary; it is no fault to report on the console.
const onCaughtError = (error: unknown) => {
  if (!isRefusal(error)) console.error(error)
}

// A part that the server left out, since it waits for something, has a `digest`; anything else is a page that is not what was drawn.
const onRecoverableError = (error: unknown) => {
  if (!(error instanceof Error && 'digest' in error)) console.error(error)
}

function begin(): void {
  followView()
  applyStoredTheme()
  applyStoredLanguage()
  // What the server put into the page: server/http/screens.ts.
  const answers = document.getElementById('answers')?.textContent
  if (answers) takeAnswers(knownDayHere(), JSON.parse(answers) as Parameters<typeof takeAnswers>[1])
  const router = makeRouter()
  // One drawing with everything in it, where there would be one for each thing that comes.
  void Promise.all([loadFonts(), router.load()]).then(() => draw(router))
}

/** As a transition it is drawn, or taken over, in short pieces, between which the browser answers. */
function draw(router: ReturnType<typeof makeRouter>): void {
  const root = document.getElementById('root')
  if (root === null) return
  const page = (
    <StrictMode>
      <App router={router} />
    </StrictMode>
  )
  startTransition(() => {
    if (!root.inert || comesBack() || nowView().language !== drawnView().language)
      return createRoot(root, { onCaughtError }).render(page)
    asReactDraws(root)
    hydrateRoot(root, page, { onCaughtError, onRecoverableError })
  })
}

// Between it and the evaluation of all these files the browser can answer.
setTimeout(begin)
