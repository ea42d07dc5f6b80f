import { availableParallelism, loadavg } from 'node:os'

/**
 * `ms` of a machine that does nothing else, in ms of this one as it is now. A limit in seconds holds for the product; on a
 * machine that is shared, everything waits its turn. How long is measured, by work that needs 50 ms of a processor, and read
 * from how many have waited for one during the last minute.
 */
export function patience(ms: number): number {
  const began = performance.now()
  const used = process.threadCpuUsage()
  let worked = 0
  while (worked < 50) {
    const { user, system } = process.threadCpuUsage(used)
    worked = (user + system) / 1000
  }
  const turns = Math.max((performance.now() - began) / worked, (loadavg()[0] ?? 0) / availableParallelism())
  // Browser, server and test wait one after the other.
  return ms * Math.max(1, 2 * turns - 1)
}
