/** `npm run calendar:load -- 2027.csv`: the days off of a year, without a release. */
import { readFile } from 'node:fs/promises'
import { readCalendarYear } from '../seed/calendar.ts'
import { loadCalendarYear } from '../usecases/calendar/load-calendar-year.ts'
import { reportMoved } from './report-moved.ts'
import { runTask } from './run-task.ts'

await runTask(async (ctx) => {
  const [file] = process.argv.slice(2)
  if (!file) throw new Error('请给出日历文件，例如 npm run calendar:load -- 2027.csv')
  const { year, days } = readCalendarYear(await readFile(file, 'utf8'))
  reportMoved(await loadCalendarYear(ctx, { year, days }))
  console.log(`${year.year}年的日历已载入（${year.source}），共${days.length}天。`)
})
