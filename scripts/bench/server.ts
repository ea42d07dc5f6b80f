import { nothingToBuild } from '../build-if-stale.ts'

/** node's arguments for the server as `npm start` starts it; from its sources where that would have to build first. */
export const server = (): readonly string[] => [nothingToBuild() ? 'scripts/start.ts' : 'server/main.ts']
