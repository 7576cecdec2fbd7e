import { formatInstant } from '../../format'
import type { Fault, Finding } from './chain'
import type { Verified } from './verify-petition'

export const faultWords: Record<Fault['what'], string> = {
  follows: '和前一步接不上，可能缺少、插入或调换过记录。',
  event: '记录的内容和它的校验值不符。',
  text: '文字和当时留下的校验值不符。',
  missing: '有一段文字没有给出。',
  shown: '显示的时间或步骤和记录不一致。',
  cut: '记录比这台设备上次看到的少，后面的不见了。',
  rewritten: '和这台设备上次看到的不是同一条记录。',
  receipt: '和您的提交凭证不符。',
}

/** Which step a fault is in, as far as the timeline itself says. */
export function nameOfStep({ items }: Pick<Verified, 'items'>, sequence: number) {
  const entry = items[sequence - 1]?.entry
  return entry ? `第${sequence}步“${entry.label}”（${formatInstant(entry.at)}）` : `第${sequence}步`
}

export interface Check {
  good: boolean
  text: string
}
const check = (good: boolean, text: string, otherwise: string): Check => ({ good, text: good ? text : otherwise })

const isFree = ({ faults }: Finding, ...kinds: Fault['what'][]) => !faults.some(({ what }) => kinds.includes(what))

/** What was compared, line by line. */
export function checksOf(verified: Verified): Check[] {
  const { events, hidden, texts, erased } = verified
  const notShown = hidden > 0 ? `其中${hidden}步是单位内部的记录，不显示内容，只核对前后相连。` : ''
  const gone = erased > 0 ? `另有${erased}段已依规删除，删除前的校验值还在。` : ''
  return [
    check(isFree(verified, 'follows'), `共${events}步，一步接一步，没有缺少、插入或调换。${notShown}`, `共${events}步，但前后接不上。`),
    check(isFree(verified, 'event', 'shown'), '每一步的时间和内容没有改动。', '有的步骤被改动过。'),
    check(isFree(verified, 'text', 'missing'), `${texts}段文字一字未改。${gone}`, '有的文字被改动过，或者没有给出。'),
    ...(verified.signature === null ? [] : [receiptCheck(verified), signatureCheck(verified.signature)]),
    seenCheck(verified),
  ]
}

const receiptCheck = (verified: Verified) =>
  check(isFree(verified, 'receipt'), '第一步和您的提交凭证一致。', '第一步和您的提交凭证对不上。')

const signatures: Record<NonNullable<Verified['signature']>, Check> = {
  good: { good: true, text: '提交凭证上的数字签名有效。' },
  wrong: { good: false, text: '提交凭证上的数字签名无效。' },
  'other-key': { good: false, text: '提交凭证的签名密钥和这台设备记下的不同。' },
  'key-gone': { good: true, text: '签名密钥已经更换，这次没有核对提交凭证的签名。' },
}
const signatureCheck = (signature: NonNullable<Verified['signature']>) => signatures[signature]

function seenCheck(verified: Verified): Check {
  const { seen } = verified
  if (!seen) return { good: true, text: '这是第一次在这台设备上核对，已经记下，下次会和这次比对。' }
  return check(
    isFree(verified, 'cut', 'rewritten'),
    `到第${seen.sequence}步为止，和这台设备以前看到的一致。`,
    `这台设备以前看到过第${seen.sequence}步，现在的记录和它对不上。`,
  )
}
