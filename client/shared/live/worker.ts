/** The exchange in a SharedWorker: it lives as long as one tab of this browser does. */
import { browserSource } from './connection.ts'
import { LiveExchange, type TabWord } from './exchange.ts'

const exchange = new LiveExchange(browserSource)
addEventListener('connect', (event) => {
  if (!(event instanceof MessageEvent)) return
  for (const port of event.ports) {
    port.addEventListener('message', ({ data }: MessageEvent<TabWord>) =>
      exchange.hear(port, data, (news) => port.postMessage(news)),
    )
    port.start()
  }
})
