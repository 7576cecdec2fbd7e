import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'

const START = fileURLToPath(new URL('../src/start.ts', import.meta.url))

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

describe('npm start ends with one clear sentence', () => {
  it('when the port is taken', async () => {
    const port = await takePort()
    expect(await failureOf({ PORT: `${port}` })).toEqual([
      `Port ${port} is taken by another program (EADDRINUSE): stop that one, or choose another port with PORT.`,
    ])
  })

  it('when the simulator’s port is taken', async () => {
    const port = await takePort()
    expect(await failureOf({ PORT: await freePort(), WECHAT_SIMULATOR_PORT: `${port}` })).toEqual([
      `Port ${port} is taken by another program (EADDRINUSE): stop that one, or choose another port with WECHAT_SIMULATOR_PORT.`,
    ])
  })

  it('when the port is no port', async () => {
    expect(await failureOf({ PORT: '80000' })).toEqual(['PORT must be a whole number from 1 to 65535, not "80000".'])
  })

  it('when the data folder cannot be written', async () => {
    const file = join(await folder(), 'file')
    await writeFile(file, '')
    expect(await failureOf({ PORT: await freePort(), DATA_DIR: join(file, 'data') })).toEqual([
      `The data folder ${join(file, 'data')} cannot be written (ENOTDIR): give this user the right to, or name another folder with DATA_DIR.`,
    ])
  })

  it.runIf(process.platform === 'linux')('when the data folder cannot be made', async () => {
    expect(await failureOf({ PORT: await freePort(), DATA_DIR: '/proc/petition/data' })).toEqual([
      'The data folder /proc/petition/data cannot be written (ENOENT): give this user the right to, or name another folder with DATA_DIR.',
    ])
  })

  it('when DATABASE_URL leads nowhere, without telling its password', async () => {
    const port = await freePort()
    const lines = await failureOf({
      PORT: await freePort(),
      DATABASE_URL: `postgres://petition_app:secret-word@127.0.0.1:${port}/petition`,
    })
    expect(lines).toEqual([
      `The database of DATABASE_URL at 127.0.0.1:${port}/petition cannot be reached (ECONNREFUSED): connect ECONNREFUSED 127.0.0.1:${port}.`,
    ])
  })

  it('when DATABASE_URL is no address', async () => {
    expect(await failureOf({ PORT: await freePort(), DATABASE_URL: 'petition' })).toEqual([
      'DATABASE_URL must look like postgresql://user:password@host:5432/name.',
    ])
  })

  it('when production would get the embedded database', async () => {
    expect(await failureOf({ PORT: await freePort(), NODE_ENV: 'production' })).toEqual([
      'Production needs a database of its own: name it with DATABASE_URL and DATABASE_OWNER_URL.',
    ])
  })
})

/** What is written on standard error; the exit code is 1. */
async function failureOf(settings: Record<string, string>): Promise<string[]> {
  const { PATH } = process.env
  const env = { PATH, DATA_DIR: await folder(), WECHAT_SIMULATOR_PORT: await freePort(), ...settings }
  const child: ChildProcess = spawn(process.execPath, [START], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  cleanups.push(() => child.kill('SIGKILL'))
  let printed = ''
  child.stderr?.on('data', (chunk) => {
    printed += chunk
  })
  const [code] = await once(child, 'close')
  expect(code).toBe(1)
  return printed.trim().split('\n')
}

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'petition-start-'))
  cleanups.push(() => rm(path, { recursive: true, force: true }))
  return path
}

async function takePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost')
  await once(server, 'listening')
  cleanups.push(() => server.close())
  return (server.address() as AddressInfo).port
}

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return `${port}`
}
