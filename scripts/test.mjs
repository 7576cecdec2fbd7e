// `npm test` runs every suite, `npm test -- rules house` a choice; each ends within its budget or is ended.
import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fail, install, node, root } from './install.mjs'

const suites = [
  { name: 'format', budgetSeconds: 40, commands: [['biome', 'check', '--error-on-warnings']] },
  {
    name: 'types',
    budgetSeconds: 90,
    commands: ['.', 'shared', 'server', 'miniapp', 'miniapp/test', 'console'].map((room) => ['tsc', '--project', room]),
  },
  { name: 'walls', budgetSeconds: 40, commands: [['depcruise', 'shared', 'server', 'miniapp', 'console', 'stories']] },
  { name: 'unused', budgetSeconds: 40, commands: [['knip']] },
  { name: 'rules', budgetSeconds: 120, commands: [vitest('rules')] },
  { name: 'house', budgetSeconds: 480, commands: [vitest('house', '--maxWorkers=2')] },
  { name: 'miniapp', budgetSeconds: 180, commands: [build('weapp'), vitest('miniapp')] },
  { name: 'stories', budgetSeconds: 360, commands: [build('h5', 'console'), vitest('stories')] },
]

const chosen = process.argv.slice(2)
for (const name of chosen) {
  if (!suites.some((suite) => suite.name === name))
    fail(`There is no suite "${name}"; there are ${suites.map((suite) => suite.name).join(', ')}.`)
}

/** A busy machine may slow any one suite, but not all of them. */
const budgetOfAllSeconds = 840
const startedAt = Date.now()
process.chdir(root)
install()
const testingSince = Date.now()

const workFolder = mkdtempSync(join(tmpdir(), 'petition-tests-'))
// Under root PostgreSQL runs as another account, which has to reach what it is given here.
chmodSync(workFolder, 0o755)
let current
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    endGroup(current)
    rmSync(workFolder, { recursive: true, force: true })
    process.exit(130)
  })
}

const total = { passed: 0, failed: 0 }
const summary = []
for (const suite of suites.filter(({ name }) => chosen.length === 0 || chosen.includes(name))) {
  console.log(`\n── ${suite.name} (at most ${suite.budgetSeconds} s)`)
  const suiteStartedAt = Date.now()
  const failure = await runSuite(suite)
  const counts = countTests(suite, failure)
  total.passed += counts.passed
  total.failed += counts.failed
  summary.push(
    `${failure ? '✗' : '✓'} ${suite.name.padEnd(8)} ${seconds(suiteStartedAt).padStart(6)}  ${describe(counts)}${failure ? `: ${failure}` : ''}`,
  )
}
rmSync(workFolder, { recursive: true, force: true })

console.log(`\n${summary.join('\n')}\nall of it ${seconds(startedAt)}, at most ${budgetOfAllSeconds} s`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 ? 0 : 1)

/** Resolves to why the suite failed, or to nothing. */
async function runSuite({ budgetSeconds, commands }) {
  const deadline = Math.min(Date.now() + budgetSeconds * 1000, testingSince + budgetOfAllSeconds * 1000)
  for (const [tool, ...args] of commands) {
    const failure = await run(tool, args, deadline)
    if (failure === 'budget') return `ended after its budget of ${budgetSeconds} s, or that of all suites of ${budgetOfAllSeconds} s`
    if (failure) return `${tool} ${args.join(' ')} ended with ${failure}`
  }
}

function run(tool, args, deadline) {
  const path = `${join(root, 'node_modules/.bin')}${delimiter}${dirname(node)}${delimiter}${process.env.PATH}`
  // A process group of its own, so that whatever a suite leaves behind ends with it.
  current = spawn(tool, args, { stdio: 'inherit', detached: true, env: { ...process.env, PATH: path, TMPDIR: workFolder, CI: 'true' } })
  const child = current
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    endGroup(child)
  }, deadline - Date.now())
  return new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message))
    child.on('exit', (code, signal) => {
      clearTimeout(timer)
      endGroup(child)
      resolve(isLate ? 'budget' : code === 0 ? undefined : String(code ?? signal))
    })
  })
}

function endGroup(child) {
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // Nobody of the group is left.
  }
}

function vitest(project, ...options) {
  return ['vitest', 'run', '--project', project, ...options, '--reporter=default', '--reporter=json', `--outputFile=.tmp/${project}.json`]
}

function build(...faces) {
  return ['node', 'scripts/build.mjs', ...faces]
}

/** Counts single tests where the tool tells them, else the suite itself; a suite that broke outside its tests counts as one failure. */
function countTests({ name }, failure) {
  const report = join(root, '.tmp', `${name}.json`)
  const counts = { passed: 0, failed: 0, skipped: 0 }
  if (existsSync(report)) {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, 'utf8'))
    Object.assign(counts, { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests })
    rmSync(report)
  } else if (!failure) counts.passed = 1
  if (failure && counts.failed === 0) counts.failed = 1
  return counts
}

function describe({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} not run (reasons above)` : ''}`
}

function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`
}
