import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

const room = join(import.meta.dirname, '..')
const sources = ['src', 'config', 'package.json', 'babel.config.cjs', '../shared/src'].map((path) => join(room, path))

const newestMs = (path: string): number =>
  statSync(path).isDirectory() ? Math.max(0, ...readdirSync(path).map((name) => newestMs(join(path, name)))) : statSync(path).mtimeMs

/** Compiles the mini-program when its sources are newer than what is compiled. */
export default function build() {
  const compiled = join(room, 'dist/weapp/app.json')
  if (existsSync(compiled) && statSync(compiled).mtimeMs > Math.max(...sources.map(newestMs))) return
  // Taro starts helpers by the name `node`: they must be the pinned one, too.
  const env = { ...process.env, NODE_ENV: 'production', PATH: `${dirname(process.execPath)}:${process.env.PATH}` }
  execFileSync(process.execPath, [join(room, 'node_modules/@tarojs/cli/bin/taro'), 'build', '--type', 'weapp'], {
    cwd: room,
    env,
    stdio: 'pipe',
  })
}
