import './styles/index.css'
import { startTransition, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App, makeRouter } from './App.tsx'
import { loadFonts } from './fonts.ts'
import { knownDayHere } from './known-day.ts'
import { applyStoredLanguage } from './language.tsx'
import { applyStoredTheme } from './theme.ts'
import { isRefusal, takeAnswers } from './trpc.ts'
import { followView } from './view.ts'

// A refusal is shown to the person by the page's error boundary; it is no fault to report on the console.
const onCaughtError = (error: unknown) => {
  if (!isRefusal(error)) console.error(error)
}

followView()
applyStoredTheme()
applyStoredLanguage()
// What the server put into the page: server/http/screens.ts.
const answers = document.getElementById('answers')?.textContent
if (answers) takeAnswers(knownDayHere(), JSON.parse(answers) as Parameters<typeof takeAnswers>[1])
const router = makeRouter()
/** As a transition it is drawn in short pieces, between which the browser answers. */
function draw(): void {
  const root = document.getElementById('root')
  if (root === null) return
  const drawn = createRoot(root, { onCaughtError })
  startTransition(() =>
    drawn.render(
      <StrictMode>
        <App router={router} drawn={() => root.removeAttribute('inert')} />
      </StrictMode>,
    ),
  )
}
// One drawing with everything in it, where there would be one for each thing that comes. No await: the page's part imports this file's.
void Promise.all([loadFonts(), router.load()]).then(draw)
