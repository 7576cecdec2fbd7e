import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, it, vi } from 'vitest'

vi.setConfig({ testTimeout: 60_000 })

const main = fileURLToPath(new URL('./main.ts', import.meta.url))

async function start(stdin: 'pipe' | 'ignore', port = 0, ipc = false) {
  const child = spawn(process.execPath, [main], {
    stdio: [stdin, 'pipe', 'pipe', ...(ipc ? (['ipc'] as const) : [])],
    env: { ...process.env, WECHAT_SIMULATOR_PORT: String(port), WECHAT_APP_ID: '', WECHAT_CALLBACK_URL: '' },
  })
  const ended = once(child, 'exit')
  const said = await new Promise<string>((resolve) => {
    child.stdout?.once('data', (text) => resolve(String(text)))
    child.stderr?.once('data', (text) => resolve(String(text)))
  })
  return { child, said, address: /http:\S+/.exec(said)?.[0] ?? '', ended }
}

it('serves the page and ends cleanly on SIGTERM', async () => {
  const { child, address, ended } = await start('ignore')
  expect((await fetch(address)).status).toBe(200)
  child.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
})

it('ends when the pipe from its parent closes', async () => {
  const { child, ended } = await start('pipe')
  child.stdin?.end()
  expect(await ended).toEqual([0, null])
})

it('ends when its parent hangs up', async () => {
  const { child, ended } = await start('ignore', 0, true)
  child.disconnect()
  expect(await ended).toEqual([0, null])
})

it('says in one sentence that its port is taken', async () => {
  const first = await start('ignore')
  const second = await start('ignore', Number(new URL(first.address).port))
  expect(second.said).toMatch(/^微信模拟器无法启动：端口 \d+ 已被占用\n$/)
  expect(await second.ended).toEqual([1, null])
  first.child.kill('SIGTERM')
  await first.ended
})
