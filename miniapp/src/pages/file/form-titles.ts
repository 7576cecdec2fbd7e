import type { PetitionKind } from '@petition/shared/vocabulary/petition'

export const formTitles: Record<PetitionKind, string> = { petition: '我要信访', mailbox: '写信给市长', suggestion: '提人民建议' }
