// Plain JavaScript without packages: this runs before anything is installed, on whatever Node is there.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const PNPM = 'pnpm@12.21.0'
const OLDEST_NODE = 20

export const root = fileURLToPath(new URL('..', import.meta.url))
/** The Node that the workspace pins; everything but this folder's scripts runs on it. */
export const node = join(root, 'node_modules/node/bin/node')

const rooms = ['.', 'shared', 'server', 'miniapp', 'console']
const stamp = join(root, 'node_modules/.installed')

/** Installs what is missing; nothing happens when the lockfile is the one installed last. */
export function install() {
  const major = Number(process.versions.node.split('.')[0])
  if (major < OLDEST_NODE) fail(`Node ${OLDEST_NODE} or newer is needed; this is Node ${process.versions.node}.`)
  const wanted = fingerprint()
  if (isComplete() && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.log('installing packages …')
  const { NODE_ENV, ...env } = process.env
  const { status } = spawnSync('npx', ['--yes', PNPM, 'install', '--frozen-lockfile'], {
    cwd: root,
    stdio: 'inherit',
    // CI keeps pnpm from asking before it replaces a folder; NODE_ENV=production would leave the tools out.
    env: { ...env, CI: 'true' },
  })
  if (status !== 0) fail('The packages could not be installed: see the lines above; the first installation needs the network.')
  writeFileSync(stamp, wanted)
}

/** @param {string} sentence */
export function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}

function isComplete() {
  return existsSync(node) && rooms.every((room) => existsSync(join(root, room, 'node_modules')))
}

function fingerprint() {
  const hash = createHash('sha256')
  const manifests = rooms.map((room) => join(room, 'package.json'))
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests]) hash.update(readFileSync(join(root, file))).update('\0')
  return hash.digest('hex')
}
