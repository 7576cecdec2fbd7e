/** `npm run rules:set -- file.json --reason "…"`: another version of the city's own limits; it counts for clocks that start from now on. */
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { setLocalRules } from '../usecases/set-local-rules.ts'
import { runTask } from './run-task.ts'

await runTask(async (ctx) => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { reason: { type: 'string' } } })
  const [file] = positionals
  if (!file || !values.reason) throw new Error('请给出规则文件和理由，例如 npm run rules:set -- rules.json --reason "市联席会议纪要第3号"')
  const version = await setLocalRules(ctx, JSON.parse(await readFile(file, 'utf8')), values.reason)
  console.log(`本地规则第${version}版已生效，只用于今后开始的期限。`)
})
