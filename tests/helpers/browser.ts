export { type BrowserPlace, browserPath, launch } from '../../scripts/bench/chromium.ts'
