// `node scripts/build.mjs h5 console weapp gallery` builds each of the faces named, if what it is made of has changed since.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fail, node, root } from './install.mjs'

const faces = {
  h5: { room: 'miniapp', output: 'miniapp/dist/h5', command: ['@tarojs/cli/bin/taro', 'build', '--type', 'h5'] },
  weapp: { room: 'miniapp', output: 'miniapp/dist/weapp', command: ['@tarojs/cli/bin/taro', 'build', '--type', 'weapp'] },
  gallery: {
    room: 'miniapp',
    output: 'miniapp/dist/gallery',
    command: ['@tarojs/cli/bin/taro', 'build', '--type', 'h5'],
    env: { GALLERY: '1' },
  },
  console: { room: 'console', output: 'console/dist', command: ['vite/bin/vite.js', 'build'] },
}

/** What may change while the result stays the same. */
const besides = new Set(['node_modules', 'dist', 'test', '.taro-cache', '.swc'])

const tools = new Set()

// Whoever asked for the build is gone: what is half built must not go on beside the next attempt.
for (const sign of ['SIGINT', 'SIGTERM', 'disconnect']) {
  process.on(sign, () => {
    for (const tool of tools) tool.kill('SIGKILL')
    process.exit(1)
  })
}
process.channel?.unref()

const names = process.argv.slice(2)
for (const name of names) if (!(name in faces)) fail(`There is no face "${name}"; there are ${Object.keys(faces).join(', ')}.`)
await Promise.all(names.map((name) => buildIfChanged(name, faces[/** @type {keyof typeof faces} */ (name)])))

async function buildIfChanged(name, { room, output, command, env = {} }) {
  const stamp = join(root, output, '.built')
  const wanted = fingerprint(room)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  const startedAt = performance.now()
  console.log(`building ${name} …`)
  rmSync(stamp, { force: true })
  const { status, printed } = await run(room, command, env)
  if (status !== 0) fail(`${printed}\nBuilding ${name} failed: see the lines above.`)
  writeFileSync(stamp, wanted)
  console.log(`building ${name}: ${Math.round((performance.now() - startedAt) / 1000)} s`)
}

/** Runs a tool of the room's own packages on the pinned Node; its chatter matters only when it fails. */
function run(room, [tool, ...args], env) {
  return new Promise((resolve) => {
    const child = spawn(node, [join(root, room, 'node_modules', tool), ...args], {
      cwd: join(root, room),
      env: { ...process.env, ...env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    tools.add(child)
    let printed = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk))
    child.on('close', (status) => {
      tools.delete(child)
      resolve({ status, printed })
    })
  })
}

function fingerprint(room) {
  const hash = createHash('sha256').update(process.env.TARO_APP_API_BASE ?? '')
  for (const file of [...filesIn(room), ...filesIn('shared'), 'pnpm-lock.yaml', 'tsconfig.base.json']) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

function filesIn(folder) {
  const entries = readdirSync(join(root, folder), { withFileTypes: true }).filter(({ name }) => !besides.has(name))
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)]))
}
