/**
 * `ms` of a machine that does nothing else, in ms of this one as it is now. A limit in seconds holds for the product; on a
 * machine that is shared, everything waits its turn. How long is measured: by work that needs 50 ms of a processor.
 */
export function patience(ms: number): number {
  const began = performance.now()
  const used = process.threadCpuUsage()
  let worked = 0
  while (worked < 50) {
    const { user, system } = process.threadCpuUsage(used)
    worked = (user + system) / 1000
  }
  // Browser, server and test wait one after the other.
  return ms * Math.max(1, (2 * (performance.now() - began)) / worked - 1)
}
