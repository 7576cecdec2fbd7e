import { CityRules } from '@petition/shared/schemas/rules'
import type { Context } from '../context.ts'
import { insertLocalRules } from '../db/local-rules.ts'

/** The city changes its own limits. A new version stands beside the old ones; clocks that run keep theirs. */
export async function setLocalRules(ctx: Context, file: unknown, reason: string): Promise<number> {
  const parsed = CityRules.safeParse(file)
  if (!parsed.success) {
    const fields = parsed.error.issues.map(
      (issue) => issue.path.join('.') || (issue.code === 'unrecognized_keys' ? issue.keys.join('、') : '整个文件'),
    )
    throw new Error(`规则文件不正确，请检查：${fields.join('、')}。每一项都要有，天数为1到3660的整数。`)
  }
  if (reason.trim() === '') throw new Error('请写明修改理由。')
  return ctx.db.transaction(async (tx) => {
    const afterVersion = ctx.config.LOCAL_RULES.version
    const version = await insertLocalRules(tx, { rules: parsed.data, afterVersion, reason, at: ctx.now() })
    if (version === null) throw new Error('刚刚有人也修改了本地规则，请查看后再试。')
    return version
  })
}
