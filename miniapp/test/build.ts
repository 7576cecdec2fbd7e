import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

/** Compiles the mini-program where its sources have changed. */
export default function build() {
  execFileSync(process.execPath, ['scripts/build.mjs', 'weapp'], { cwd: join(import.meta.dirname, '../..'), stdio: 'inherit' })
}
