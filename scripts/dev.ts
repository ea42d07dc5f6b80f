/** The API with --watch on 3000 and Vite with hot reload on 5173, which passes /trpc and /api on. */
import { spawn } from 'node:child_process'
import { createServer } from 'vite'

const api = spawn(process.execPath, ['--watch', 'server/main.ts'], {
  stdio: 'inherit',
  env: { ...process.env, PUBLIC_URL: 'http://localhost:5173' },
})
const vite = await createServer()
await vite.listen()
vite.printUrls()
const stop = async () => {
  api.kill('SIGTERM')
  await vite.close()
  process.exit(0)
}
process.once('SIGINT', () => void stop())
process.once('SIGTERM', () => void stop())
api.once('exit', () => void stop())
