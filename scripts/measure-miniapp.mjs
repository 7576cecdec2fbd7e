// `npm run measure:miniapp` prints what the residents' app weighs and how fast it is, beside an empty app; bytes are asserted.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { install, node, root } from './install.mjs'

process.chdir(root)
install()
run('scripts/build.mjs', 'weapp', 'h5', 'gallery', 'empty-weapp', 'empty-h5')
run(join('node_modules', 'vitest', 'vitest.mjs'), 'run', '--project', 'measure', '--disable-console-intercept', ...process.argv.slice(2))

function run(...args) {
  const { status } = spawnSync(node, args, { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
