import { fstatSync } from 'node:fs'
import { createSimulator } from './simulator.ts'

const { env } = process
const port = Number(env.WECHAT_SIMULATOR_PORT || 3100)

const simulator = createSimulator({
  appId: env.WECHAT_APP_ID || 'wxsimulator0000001',
  appSecret: env.WECHAT_APP_SECRET || 'simulator-secret',
  anyApp: !env.WECHAT_APP_ID,
  callbackUrl: env.WECHAT_CALLBACK_URL,
  callbackToken: env.WECHAT_CALLBACK_TOKEN,
  encodingAesKey: env.WECHAT_ENCODING_AES_KEY,
})

let stopping = false
async function stop() {
  if (stopping) return
  stopping = true
  await simulator.close()
  process.exit(0)
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)

// A parent that dies closes the pipe it started us with; a terminal or /dev/null says nothing about it.
process.on('disconnect', stop)
const stdin = fstatSync(0)
if (stdin.isFIFO() || stdin.isSocket()) process.stdin.on('close', stop).resume()

try {
  const address = await simulator.listen({ port, host: env.WECHAT_SIMULATOR_HOST || '127.0.0.1' })
  console.log(`微信模拟器已启动：${address}/`)
} catch (error) {
  const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
  console.error(`微信模拟器无法启动：${taken ? `端口 ${port} 已被占用` : error}`)
  process.exit(1)
}
