// lets the scripts of npm run on the Node that npm itself runs on, instead of the one in node_modules; again after each `npm ci`
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'

const { npm_node_execpath: node } = process.env
if (!node) throw new Error('run it by npm: npm run system-node')
const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()
if (Number(/^v(\d+)/.exec(version)?.[1]) < 24) {
  console.error(`${node} is ${version}: Jipyo needs Node 24 or newer, so the one in node_modules stays in use`)
  process.exitCode = 1
} else {
  for (const end of ['', '.cmd', '.ps1']) rmSync(join(import.meta.dirname, '../node_modules/.bin', `node${end}`), { force: true })
  console.log(`from now on: ${node} (${version})`)
}
