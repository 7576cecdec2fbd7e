import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'

const START = fileURLToPath(new URL('../scripts/start.mjs', import.meta.url))

let dataDir: string
let ports: { PORT: string; WECHAT_SIMULATOR_PORT: string }
let service: ChildProcess | undefined

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'petition-start-'))
  ports = { PORT: await freePort(), WECHAT_SIMULATOR_PORT: await freePort() }
})
afterEach(async () => {
  if (service && service.exitCode === null && service.signalCode === null) {
    service.kill('SIGTERM')
    await once(service, 'exit')
  }
})
afterAll(() => rm(dataDir, { recursive: true, force: true }))

it('comes up from an empty folder with portal, desk, API, simulator and demo accounts, and Ctrl-C leaves nothing', async () => {
  await startService()
  for (const path of ['/', '/console', '/console/', '/health', '/docs', '/api/regions']) expect((await get(path)).status).toBe(200)
  expect((await fetch(`http://127.0.0.1:${ports.WECHAT_SIMULATOR_PORT}/`)).status).toBe(200)
  expect(await staffToken()).toEqual(expect.any(String))

  const server = await postmaster()
  process.kill(-(service?.pid as number), 'SIGINT')
  const [code] = await once(service as ChildProcess, 'exit')
  expect(code).toBe(0)
  expect(isAlive(server)).toBe(false)
  expect(await isListening(ports.PORT)).toBe(false)
  expect(await isListening(ports.WECHAT_SIMULATOR_PORT)).toBe(false)
})

it('leaves nothing behind when it is killed with -9, and the next start comes up by itself', async () => {
  await startService()
  const token = await staffToken()
  const server = await postmaster()
  service?.kill('SIGKILL')
  await startService()
  await gone(server)
  expect((await get('/api/petitions', token)).status).toBe(200)
})

it('lends an operator’s command its database and secrets, and without it the command says what to do', async () => {
  expect(await operate('replay')).toMatchObject({ code: 1, said: expect.stringContaining('请先运行 npm start') })
  await startService()
  expect(await operate('replay')).toMatchObject({ code: 0, said: expect.stringContaining('没有差异') })
})

it('stops everything when one part is lost', async () => {
  await startService()
  const server = await postmaster()
  process.kill(server, 'SIGKILL')
  const [code] = await once(service as ChildProcess, 'exit')
  expect(code).toBe(1)
  expect(await isListening(ports.PORT)).toBe(false)
})

/** Resolves when the service has printed its addresses. */
async function startService(): Promise<void> {
  const { npm_lifecycle_event, ...env } = process.env
  const started = spawn(process.execPath, [START], {
    env: { ...env, NODE_ENV: 'development', LOG_LEVEL: 'warn', DATA_DIR: dataDir, ...ports },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  service = started
  for await (const line of createInterface({ input: started.stdout })) {
    if (line.includes('Ctrl-C stops everything')) break
  }
  started.stdout.resume()
  expect(started.exitCode).toBe(null)
}

async function operate(command: string): Promise<{ code: number | null; said: string }> {
  const { DATABASE_URL, ...env } = process.env
  const task = spawn('npm', ['run', '--silent', command], {
    cwd: join(START, '../..'),
    env: { ...env, NODE_ENV: 'development', DATA_DIR: dataDir },
  })
  let said = ''
  for (const stream of [task.stdout, task.stderr]) stream.on('data', (piece) => (said += piece))
  const [code] = await once(task, 'close')
  return { code, said }
}

function get(path: string, token?: string): Promise<Response> {
  return fetch(`http://localhost:${ports.PORT}${path}`, token ? { headers: { authorization: `Bearer ${token}` } } : {})
}

async function staffToken(): Promise<string> {
  const [account] = JSON.parse(await readFile(join(dataDir, 'demo-accounts.json'), 'utf8')) as { username: string; password: string }[]
  const answer = await fetch(`http://localhost:${ports.PORT}/api/session/staff`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: account?.username, password: account?.password }),
  })
  const { token } = (await answer.json()) as { token: string }
  return token
}

async function postmaster(): Promise<number> {
  const text = await readFile(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8')
  return Number(text.split('\n')[0])
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function gone(pid: number): Promise<void> {
  while (isAlive(pid)) await sleep(20)
}

async function isListening(port: string): Promise<boolean> {
  const socket = connect(Number(port), 'localhost')
  const answer = await Promise.race([once(socket, 'connect').then(() => true), once(socket, 'error').then(() => false)]).catch(() => false)
  socket.destroy()
  return answer
}

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return `${port}`
}
