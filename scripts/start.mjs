// `npm start`: installs what is missing, then hands over to server/src/start.ts on the pinned Node.
import { spawn } from 'node:child_process'
import { install, node, root } from './install.mjs'

const startedAt = Date.now()
process.chdir(root)
install()

const service = spawn(node, ['server/src/start.ts'], {
  // By the channel the service learns of our death, whatever killed us.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: { ...process.env, STARTED_AT: String(startedAt) },
})
service.on('exit', (code) => process.exit(code ?? 1))

// After a Ctrl-C the service may be told twice, by the terminal and by us: it listens to the first.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => service.kill(signal))

// npm cannot hand on a kill -9; but then we have another parent (the script says exec: no shell stands between), and the
// service must not stay behind on its port.
const parent = process.ppid
if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && service.kill('SIGTERM'), 500)
