import { appRouter } from '#server/router.ts'

// The server loads a feature when it is first asked; who lists the procedures needs them all.
// oxlint-disable-next-line no-underscore-dangle -- tRPC's own name for it
await Promise.all(Object.values(appRouter._def.lazy).map((feature) => feature.load()))

/** The router with every feature in it. */
export { appRouter }
