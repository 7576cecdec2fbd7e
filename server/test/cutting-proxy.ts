import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** `unheard`: the statement never arrives; `unanswered`: it is done, and its answer is lost. */
export type Cut = { atStatement: number; how: 'unheard' | 'unanswered' }

/** Stands between the service and PostgreSQL, understands where a statement ends, and cuts the line there. */
export async function openCuttingProxy(databaseUrl: string) {
  const target = new URL(databaseUrl)
  let cut: Cut | null = null
  let statements = 0
  let hasCut = false
  const sockets = new Set<Socket>()

  const server = createServer((client) => {
    const database = connect(Number(target.port), target.hostname)
    for (const socket of [client, database]) {
      sockets.add(socket)
      socket.setNoDelay(true)
      socket.on('error', () => {}).on('close', () => sockets.delete(socket))
    }
    let isToBeCut = false
    const hangUp = () => {
      hasCut = true
      client.end()
      database.destroy()
    }
    const held: Buffer[] = []
    const fromClient = framesOf({ hasStartup: true })
    client.on('data', (bytes) => {
      for (const frame of fromClient(bytes)) {
        if (endsStatement(frame) && cut && !hasCut && ++statements === cut.atStatement) {
          if (cut.how === 'unheard') return hangUp()
          isToBeCut = true
        }
        held.push(frame)
        // The parts of a statement travel together: PostgreSQL would run a commit whose end it never heard.
        if (!isPart(frame)) database.write(Buffer.concat(held.splice(0)))
      }
    })
    const fromDatabase = framesOf({ hasStartup: false })
    database.on('data', (bytes) => {
      for (const frame of fromDatabase(bytes)) {
        if (isToBeCut && frame[0] === ReadyForQuery) return hangUp()
        client.write(frame)
      }
    })
    client.on('close', () => database.destroy())
    database.on('close', () => client.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = String((server.address() as AddressInfo).port)

  return {
    url: url.href,
    /** The next statements are counted from one; null leaves the line alone. */
    order(next: Cut | null) {
      cut = next
      statements = 0
      hasCut = false
    },
    hasCut: () => hasCut,
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

const [Sync, Query, ReadyForQuery] = ['S', 'Q', 'Z'].map((letter) => letter.charCodeAt(0))
const parts = ['P', 'B', 'D', 'E', 'C'].map((letter) => letter.charCodeAt(0))
const isPart = (frame: Buffer) => parts.includes(frame[0] ?? 0)
const endsStatement = (frame: Buffer) => frame[0] === Sync || frame[0] === Query

/** Whole messages of PostgreSQL's protocol: a letter and a length that counts itself; the first of a client has no letter. */
function framesOf({ hasStartup }: { hasStartup: boolean }) {
  let waiting: Buffer = Buffer.alloc(0)
  let isFirst = hasStartup
  return (bytes: Buffer): Buffer[] => {
    waiting = Buffer.concat([waiting, bytes])
    const frames: Buffer[] = []
    for (;;) {
      const letter = isFirst ? 0 : 1
      if (waiting.length < letter + 4) return frames
      const length = letter + waiting.readInt32BE(letter)
      if (waiting.length < length) return frames
      frames.push(waiting.subarray(0, length))
      waiting = waiting.subarray(length)
      isFirst = false
    }
  }
}
