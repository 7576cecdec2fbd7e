import type { GuideView } from '@petition/shared/schemas/guide'
import type { Context } from '../context.ts'
import { listGuide } from '../db/guide.ts'

const advice = '以下内容供参考，不影响您提交信访事项；具体以受理机关的答复为准。'

/** Which lawful way a matter usually takes, with a solved example. It advises and never blocks. */
export async function showGuide(ctx: Context): Promise<GuideView> {
  const rows = await listGuide(ctx.db)
  return {
    advice,
    topics: [...new Map(rows.map(({ topicId, topic }) => [topicId, topic]))].map(([id, title]) => ({ id, title })),
    ways: rows.map(({ position: _, topic: __, situation, result, ...way }) => ({ ...way, example: { situation, result } })),
  }
}
