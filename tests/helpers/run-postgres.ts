/** `npm run postgres [-- --durable]`: the tests' PostgreSQL, kept until Ctrl+C, so that what a test leaves can be looked at. */
import { startPostgres } from './postgres.ts'

const server = await startPostgres({ durable: process.argv.includes('--durable') })
console.log(`TEST_DATABASE_URL=${server.url}`)
process.once('SIGINT', () => void server.stop())
process.once('SIGTERM', () => void server.stop())
