/** `npm run replay`: every petition built again from its events alone; what differs from the rows is told, and the exit code is 1. */
import { replayPetitions } from '../usecases/petition/replay-petitions.ts'
import { runTask } from './run-task.ts'

await runTask(async (ctx) => {
  const { petitions, events, differing } = await replayPetitions(ctx)
  for (const { petitionId, differences } of differing)
    for (const { part, field, replayed, stored } of differences)
      console.log(`${petitionId} ${part}, ${field}：事件推得 ${JSON.stringify(replayed)}，表中为 ${JSON.stringify(stored)}`)
  console.log(`重演${petitions}件信访件、${events}个事件：${differing.length === 0 ? '没有差异' : `${differing.length}件有差异`}。`)
  if (differing.length > 0) process.exitCode = 1
})
