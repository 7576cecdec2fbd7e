import type { SubmitPetition } from '@petition/shared/schemas/filing'
import type * as z from 'zod/mini'

type Filing = z.input<typeof SubmitPetition>

/** A filing as a resident would write it; say only what matters to the story. */
export function makeFiling(changes: Partial<Filing> = {}): Filing {
  return {
    kind: 'petition',
    title: '小区门口道路积水多年无人处理',
    body: '我们小区门口的路一下雨就积水，老人孩子出行很不方便，多次向物业反映没有结果。',
    requests: ['尽快疏通门口的排水管道'],
    regionCode: '340603002',
    petitioner: { type: 'person', name: '张三', phone: '13800000001', address: '相山区东街道幸福小区3栋' },
    ...changes,
  }
}
