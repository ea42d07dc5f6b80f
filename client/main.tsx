import './styles/index.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { loadFonts } from './fonts.ts'
import { applyStoredLanguage } from './language.tsx'
import { applyStoredTheme } from './theme.ts'
import { isRefusal } from './trpc.ts'

// A refusal is shown to the person by the page's error boundary; it is no fault to report on the console.
const onCaughtError = (error: unknown) => {
  if (!isRefusal(error)) console.error(error)
}

void loadFonts()
applyStoredTheme()
applyStoredLanguage()
const root = document.getElementById('root')
if (root)
  createRoot(root, { onCaughtError }).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
