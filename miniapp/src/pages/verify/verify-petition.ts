import type { Timeline } from '@petition/shared/schemas/timeline'
import { getPetition, getTimeline, listReceiptKeys } from '../../api/petitions'
import { type KeptHead, keepHead, keptHead } from '../../kept/heads'
import { checkChain, type Finding } from './chain'
import { isSignedBy } from './signature'

export interface Verified extends Finding {
  id: string
  number: string
  items: Timeline['items']
  /** What this phone knew before. */
  seen: KeptHead | undefined
  /** `other-key`: the key that this phone knows did not sign it. Null where there is no receipt: entered by staff. */
  signature: 'good' | 'wrong' | 'other-key' | 'key-gone' | null
}

/** Asks for the whole chain and counts it anew here; the service only hands over, it does not judge. */
export async function verifyPetition(id: string): Promise<Verified> {
  const [petition, timeline, keys] = await Promise.all([getPetition(id), getTimeline(id), listReceiptKeys()])
  const seen = keptHead(id)
  const finding = checkChain(timeline.items, petition.receipt, seen)
  const key = keys.items.find(({ keyId }) => keyId === petition.receipt?.keyId)
  const signature = judge(key?.publicKeyPem)

  function judge(publicKeyPem: string | undefined): Verified['signature'] {
    if (!petition.receipt) return null
    const known = seen?.publicKeyPem ?? publicKeyPem
    if (!known) return 'key-gone'
    if (isSignedBy(known, petition.receipt)) return 'good'
    return known === publicKeyPem ? 'wrong' : 'other-key'
  }

  const isWhole = finding.faults.length === 0 && (signature === 'good' || signature === null)
  if (isWhole && finding.head) keepHead(id, { ...finding.head, publicKeyPem: seen?.publicKeyPem ?? key?.publicKeyPem })
  return { ...finding, id, number: petition.number, items: timeline.items, seen, signature }
}
