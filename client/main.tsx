import './styles/index.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { applyStoredLanguage } from './language.tsx'
import { applyStoredTheme } from './theme.ts'

applyStoredTheme()
applyStoredLanguage()
const root = document.getElementById('root')
if (root) createRoot(root).render(<StrictMode><App /></StrictMode>)
