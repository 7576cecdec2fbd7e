/** `npm run calendar:load -- 2027.csv`: the days off of a year, without a release. */
import { readFile } from 'node:fs/promises'
import { clockLabels } from '@petition/shared/vocabulary/clocks'
import { readCalendarYear } from '../seed/calendar.ts'
import { loadCalendarYear } from '../usecases/load-calendar-year.ts'
import { runTask } from './run-task.ts'

await runTask(async (ctx) => {
  const [file] = process.argv.slice(2)
  if (!file) throw new Error('请给出日历文件，例如 npm run calendar:load -- 2027.csv')
  const { year, days } = readCalendarYear(await readFile(file, 'utf8'))
  const moved = await loadCalendarYear(ctx, { year, days })
  for (const { number, kind, fromOn, toOn } of moved) console.log(`${number} ${clockLabels[kind]}：${fromOn} → ${toOn}`)
  console.log(`${year.year}年的日历已载入（${year.source}），共${days.length}天；${moved.length}个期限的日期有变动。`)
})
