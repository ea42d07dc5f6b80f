import './styles/index.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App, pageLoaded } from './App.tsx'
import { loadFonts } from './fonts.ts'
import { knownDayHere } from './known-day.ts'
import { applyStoredLanguage } from './language.tsx'
import { applyStoredTheme } from './theme.ts'
import { isRefusal, takeAnswers } from './trpc.ts'

// A refusal is shown to the person by the page's error boundary; it is no fault to report on the console.
const onCaughtError = (error: unknown) => {
  if (!isRefusal(error)) console.error(error)
}

applyStoredTheme()
applyStoredLanguage()
// What the server put into the page: server/http/screens.ts.
const answers = document.getElementById('answers')?.textContent
if (answers) takeAnswers(knownDayHere(), JSON.parse(answers) as Parameters<typeof takeAnswers>[1])
// One drawing with everything in it, where there would be one for each thing that comes.
await Promise.all([loadFonts(), pageLoaded()])
const root = document.getElementById('root')
if (root)
  createRoot(root, { onCaughtError }).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
