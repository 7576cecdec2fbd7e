// `node scripts/build.mjs h5 console weapp gallery` builds each of the faces named, if what it is made of has changed since.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { fail, node, root } from './install.mjs'

const faces = {
  h5: taro('h5'),
  weapp: taro('weapp'),
  // Beside the app, for those who build it: every component on one page, and an empty app as the floor of its measures.
  gallery: taro('h5', 'gallery'),
  'empty-h5': taro('h5', 'empty'),
  'empty-weapp': taro('weapp', 'empty'),
  console: { room: 'console', output: 'console/dist', command: ['vite/bin/vite.js', 'build'] },
}

function taro(type, beside) {
  const output = `miniapp/dist/${beside ? `${beside}-` : ''}${type}`
  const env = beside ? { APP_BESIDE: beside } : {}
  // An empty app is made of its own few files and of the packages.
  const sources = beside === 'empty' ? ['miniapp/measure/empty', 'miniapp/config'] : ['miniapp', 'shared']
  return { room: 'miniapp', type, output, command: ['@tarojs/cli/bin/taro', 'build', '--type', type], env, sources }
}

/** What may change while the result stays the same. */
const besides = new Set(['node_modules', 'dist', 'test', 'measure', '.taro-cache', '.swc'])

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

async function buildIfChanged(name, { room, output, command, type = 'web', env = {}, sources = [room, 'shared'] }) {
  const stamp = join(root, output, '.built')
  const wanted = fingerprint(sources)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  const startedAt = performance.now()
  console.log(`building ${name} …`)
  rmSync(stamp, { force: true })
  const { status, printed } = await run(room, command, env)
  if (status !== 0) fail(`${printed}\nBuilding ${name} failed: see the lines above.`)
  if (type !== 'weapp') packFiles(join(root, output))
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

/** Leaves a packed copy beside each file that a browser loads, for the service to send as it is. */
function packFiles(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(js|css|html|svg|json)$/.test(file))
  for (const file of files.map((name) => join(folder, name))) {
    const bytes = readFileSync(file)
    writeFileSync(`${file}.br`, brotliCompressSync(bytes))
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
  }
}

function fingerprint(sources) {
  const hash = createHash('sha256')
    .update(process.env.TARO_APP_API_BASE ?? '')
    .update(readFileSync(join(root, 'scripts/build.mjs')))
  for (const file of [...sources.flatMap(filesIn), 'pnpm-lock.yaml', 'tsconfig.base.json']) {
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
