/** `npm run calendar:correct -- 2026-10-09 off 国庆节`: one day turns out to be off, or `work`. */
import { correctCalendarDay } from '../usecases/calendar/correct-calendar-day.ts'
import { reportMoved } from './report-moved.ts'
import { runTask } from './run-task.ts'

await runTask(async (ctx) => {
  const [on = '', kind, ...name] = process.argv.slice(2)
  if (kind !== 'off' && kind !== 'work')
    throw new Error('请写明日期、off（放假）或者 work（上班）和名称，例如 npm run calendar:correct -- 2026-10-09 off 国庆节')
  reportMoved(await correctCalendarDay(ctx, { on, off: kind === 'off', name: name.join(' ') }))
  console.log(`${on}已更正为${kind === 'off' ? '放假' : '上班'}。`)
})
