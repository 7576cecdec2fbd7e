import type { Receipt } from '@petition/shared/schemas/petition'
import type { Timeline } from '@petition/shared/schemas/timeline'
import { decode } from '@stablelib/base64'
import { hash as digest, SHA256 } from '@stablelib/sha256'
import { utf8 } from './bytes'

type Item = Timeline['items'][number]

/** How far a timeline had come when this phone last saw it whole. */
export interface Head {
  sequence: number
  hash: string
}
/** `sequence` 0 is the matter as a whole. */
export interface Fault {
  sequence: number
  what: 'follows' | 'event' | 'text' | 'missing' | 'shown' | 'cut' | 'rewritten' | 'receipt'
}
export interface Finding {
  faults: Fault[]
  events: number
  /** Links that this reader may not read: they hold the chain together and say nothing. */
  hidden: number
  texts: number
  /** Texts that were lawfully deleted: the record of them stays, the words are gone. */
  erased: number
  head: Head | null
}

interface Canonical {
  at: string
  kind: string
  sequence: number
  data: { contentHash?: string }
  contents: Record<string, string>
}

const genesis = '0'.repeat(64)
const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

export const eventHash = (previousHash: string, canonical: string) => hex(digest(utf8(`${previousHash}\n${canonical}`)))
export const commitmentOf = (salt: string, text: string) => hex(new SHA256().update(decode(salt)).update(utf8(text)).digest())

/** Counts every hash anew on this device, and holds the chain against the receipt and against what was seen before. */
export function checkChain(items: Item[], receipt: Receipt | undefined, seen: Head | undefined): Finding {
  const faults: Fault[] = []
  let previousHash = genesis
  for (const [index, item] of items.entries()) {
    const found = faultsOf(item, index + 1, previousHash)
    faults.push(...found.map((what) => ({ sequence: index + 1, what })))
    previousHash = item.hash
  }
  faults.push(...faultsOfEnd(items, seen), ...faultsOfReceipt(items[0], receipt))
  const contents = items.flatMap((item) => item.contents ?? [])
  return {
    faults,
    events: items.length,
    hidden: items.filter(({ hidden }) => hidden).length,
    texts: contents.filter(({ erased }) => !erased).length,
    erased: contents.filter(({ erased }) => erased).length,
    head: items.length > 0 ? { sequence: items.length, hash: previousHash } : null,
  }
}

function faultsOf(item: Item, sequence: number, previousHash: string): Fault['what'][] {
  const follows = item.sequence === sequence && item.previousHash === previousHash
  if (item.hidden) return follows ? [] : ['follows']
  const found: Fault['what'][] = follows ? [] : ['follows']
  const told = read(item.canonical)
  if (!told || eventHash(item.previousHash, item.canonical ?? '') !== item.hash) return [...found, 'event']
  if (!areTextsWhole(item, told)) found.push('text')
  if (!areAllShown(item, told)) found.push('missing')
  if (!isShownAsRecorded(item, told)) found.push('shown')
  return found
}

/** Undefined where it is no record at all. */
function read(canonical: string | undefined): Canonical | undefined {
  try {
    return canonical === undefined ? undefined : (JSON.parse(canonical) as Canonical)
  } catch {
    return undefined
  }
}

const sixteenBytes = /^[A-Za-z0-9+/]{22}==$/
const areTextsWhole = ({ contents = [] }: Item, told: Canonical) =>
  contents.every(
    ({ field, salt, text, erased }) =>
      erased || (salt !== null && sixteenBytes.test(salt) && text !== null && commitmentOf(salt, text) === told.contents[field]),
  )

/** What bodies note for each other is not the petitioner's to read; everything else that was written must be there, or its deletion. */
const areAllShown = ({ contents = [] }: Item, told: Canonical) =>
  Object.keys(told.contents).every((field) => /^(staff|bureau)\./.test(field) || contents.some((content) => content.field === field))

const isShownAsRecorded = ({ entry }: Item, told: Canonical) =>
  entry === undefined || (entry.kind === told.kind && entry.sequence === told.sequence && Date.parse(entry.at) === Date.parse(told.at))

/** A chain whose end was cut off is whole in itself: only who saw it longer can tell. */
function faultsOfEnd(items: Item[], seen: Head | undefined): Fault[] {
  if (!seen) return []
  const then = items[seen.sequence - 1]
  if (!then) return [{ sequence: items.length, what: 'cut' }]
  return then.hash === seen.hash ? [] : [{ sequence: seen.sequence, what: 'rewritten' }]
}

/** The receipt names the hash of the first event and, within it, of what was filed. */
function faultsOfReceipt(first: Item | undefined, receipt: Receipt | undefined): Fault[] {
  if (!receipt) return []
  const filed = read(first?.canonical)?.data.contentHash
  return first?.hash === receipt.eventHash && filed === receipt.contentHash ? [] : [{ sequence: 1, what: 'receipt' }]
}
