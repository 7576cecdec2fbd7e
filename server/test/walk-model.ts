import type { PetitionView } from '@petition/shared/schemas/petition'
import type { Act } from '@petition/shared/vocabulary/acts'
import type { Walker } from './walk-people.ts'

type Part = { id: string; parentId: string | null; organisationId: string; role: string; isGone: boolean }

/** What the walk knows of a petition by what it did itself; nothing is asked of the house. */
export type Known = {
  id: string
  owner: Walker
  isSealed: boolean
  hidesIdentity: boolean
  /** The petitioner sealed it, by saying that it is about conduct. */
  isAboutConduct: boolean
  /** The class somebody asked for, and the one it has meanwhile. */
  askedClass: { asked: string; was: string } | null
  /** Who received it first, and the bureau that follows it. */
  bureauId: string
  followerId: string
  accusedOrganisationIds: string[]
  accusedNames: string[]
  parts: Part[]
  /** How often it went back: given by anybody, or taken from a body that led. */
  rounds: number
  recused: Set<string>
  attachmentId: string | null
  /** The newest view that anybody got of it: where ids for the next act come from. */
  view: PetitionView
  /** Answers that wait for a signature, or never got one. */
  drafts: { organisationId: string; isSigned: boolean }[]
  /** What a body asked its own leader for; told to the petitioner once it is granted. */
  asked: { act: string; isTold: boolean; id?: string }[]
  /** Whom somebody asked to stay away, by assignment. */
  recusals: Map<string, string[]>
  /** The other bodies whose leaders are asked, about somebody who is to stay away or on a contest, by proposal. */
  deciders: Map<string, { body: string; partId: string | null }>
  /** Which leader agreed to what, and what of it is contested. */
  agreed: Map<string, string>
  contested: Set<string>
  /** The body past the first receiver that has to call back, once for each report about the bureau. */
  callers: string[]
  /** The first file it was joined to as a repeat: whoever has that one reads this one. */
  first: Known | null
  /** Everybody can read what was written for that. */
  isPublished: boolean
  /** Codes to look it up without signing in: its petitioner's and each signatory's. */
  queryCodes: string[]
  /** A story about it is not told to its end yet. */
  isInStory: boolean
}

/** Who may see a petition at all, as the rules say it, written apart from the code. */
export function maySee(who: Walker, known: Known): boolean {
  if (who.kind === 'resident') return who === known.owner
  if (who.isAdministrator || who.isOfClosedBody || known.recused.has(who.id) || known.first?.recused.has(who.id)) return false
  const isAsked = who.isLeader && isDecider(who.organisationId, known) && known.view.status !== 'withdrawn'
  const isOf = ({ bureauId, followerId, parts }: Known) =>
    [bureauId, followerId].includes(who.organisationId) || parts.some((one) => one.organisationId === who.organisationId && !one.isGone)
  const hasIt = isAsked || known.callers.includes(who.organisationId) || isOf(known) || (known.first !== null && isOf(known.first))
  if (!hasIt) return false
  if (!known.isSealed) return true
  return who.readsSealed && !known.accusedOrganisationIds.includes(who.organisationId) && !known.accusedNames.includes(who.name)
}

/** What was asked on a part rests once that part has ended; the contest of a class does not. */
export const isDecider = (organisationId: string, { deciders, contested, parts, view }: Known): boolean =>
  [...deciders].some(([asked, { body, partId }]) => {
    const status = view.assignments.find(({ id }) => id === partId)?.status ?? ''
    const isEnded =
      parts.find(({ id }) => id === partId)?.isGone ||
      ![...['offered', 'accepted', 'guided'], ...(contested.has(asked) ? ['done'] : [])].includes(status)
    const isOfClass = contested.has(asked) && view.proposals.some(({ id, kind }) => id === asked && kind === 'class')
    return body === organisationId && (partId === null || isOfClass || !isEnded)
  })

/** Whose leader could decide for a body: the bureau above it, above the city's its discipline body; never an accused one, nor one whose leaders may not read it. */
export const superiorOf = (body: string, known: Known, people: readonly Walker[]) =>
  bodyAbove(body, known, (id) => leadersWhoRead(id, known, people).length > 0)

/** Above a first receiver stands the bureau that follows it, above a body of a county its bureau, then the city's, at last the city's discipline body. */
function bodyAbove(body: string, { bureauId, followerId, accusedOrganisationIds }: Known, mayAsk: (id: string) => boolean): string | null {
  const follower = body === bureauId && body !== followerId ? [followerId] : []
  const bureau = `${body.slice(0, 6)}-bureau`
  // A department's line leads to a department, which is not asked.
  const isOfCity = body.startsWith('340600')
  const above = body.endsWith('-bureau') || isOfCity ? ['340600-bureau'] : body.endsWith('-town') ? [bureau] : []
  const isFree = (id: string) => id !== body && !accusedOrganisationIds.includes(id) && mayAsk(id)
  return [...follower, ...above, '340600-discipline'].find(isFree) ?? null
}

export const leadersWhoRead = (body: string, known: Known, people: readonly Walker[]) =>
  staffWhoRead(body, known, people).filter((one) => one.isLeader)

const staffWhoRead = (body: string, { isSealed, accusedNames, recused }: Known, people: readonly Walker[]) =>
  people.filter(
    (one) => one.organisationId === body && !recused.has(one.id) && (!isSealed || (one.readsSealed && !accusedNames.includes(one.name))),
  )

/** A contest that no leader of the bureau may decide is the body's above. */
export function passContestsOn(known: Known, people: readonly Walker[]) {
  for (const id of known.contested) {
    const free = leadersWhoRead(known.followerId, known, people).filter((one) => one.id !== known.agreed.get(id))
    const body = free.length > 0 || known.deciders.has(id) ? null : superiorOf(known.followerId, known, people)
    const partId = known.view.proposals.find((one) => one.id === id)?.assignmentId ?? null
    if (body) known.deciders.set(id, { body, partId })
  }
}

export const isOfBureau = (who: Walker) => ['bureau', 'discipline'].includes(who.organisationKind)

/** Of the body, or of the one that stands in its place. */
export const isOfBody = (who: Walker, organisationId: string) =>
  who.organisationId === organisationId || who.standsFor.includes(organisationId)

export type Readers = (who: Walker, known: Known) => boolean
export const everybody: Readers = () => true
export const staffOnly: Readers = (who) => who.kind === 'staff'
export const bureauOnly: Readers = (who) => who.kind === 'staff' && isOfBureau(who)
/** Of a report of retaliation: its petitioner and these bodies. */
export const reportReaders =
  (organisationIds: readonly string[]): Readers =>
  (who) =>
    who.kind === 'resident' || organisationIds.includes(who.organisationId)
/** The bureau that follows and those above it; of an accusation that one alone. */
export const bureausOf = ({ followerId, isSealed }: Known) =>
  isSealed || !followerId.endsWith('-bureau') ? [followerId] : [followerId, '340600-bureau']
/** Who hears of what the bureau itself did. */
export const aboveOf = (known: Known, people: readonly Walker[]) =>
  bodyAbove(known.followerId, known, (id) => staffWhoRead(id, known, people).some((one) => !one.isLeader && !one.isAdministrator))
/** Calling back is its own body's affair. */
export const ofBody =
  (organisationId: string): Readers =>
  (who) =>
    who.kind === 'staff' && isOfBody(who, organisationId)
export const ownerOnly: Readers = (who) => who.kind === 'resident'

/** What those who decide on it read, wherever the matter came from, and what goes past them all. */
const addressed: readonly Act[] = [
  'objection',
  'dispute',
  'recusal',
  'retaliation-report',
  'urgent-report',
  'procedural-notice',
  'procedural-notice-decision',
  'mark-contest',
  'route-contest',
]
/** Whoever is asked about a contest reads what is contested. */
const contestable: readonly Act[] = [
  'registration',
  'class-change',
  'class-decision',
  'refusal',
  'refusal-decision',
  'prompt-answer',
  'prompt-answer-decision',
]

/**
 * Who may read what is written now on a sealed matter: what a body writes goes down with the matter and never up; what the petitioner adds is not
 * for bodies that had sent it on to one that still has it.
 */
export function downOnly(writer: Walker, act: Act, { parts, bureauId }: Known): Readers {
  const before = parts.map(({ id }) => id)
  return (reader, known) => {
    if (!known.isSealed || reader.kind === 'resident' || addressed.includes(act)) return true
    if (contestable.includes(act) && isDecider(reader.organisationId, known)) return true
    const senderOf = (part: Part) => known.parts.find(({ id }) => id === part.parentId)?.organisationId ?? bureauId
    if (writer.kind === 'resident')
      return !known.parts.some((one) => before.includes(one.id) && !one.isGone && senderOf(one) === reader.organisationId)
    const above = (part: Part): string[] => [senderOf(part), ...known.parts.filter(({ id }) => id === part.parentId).flatMap(above)]
    const own = known.parts.filter((one) => one.organisationId === reader.organisationId && !one.isGone)
    return isOfBody(reader, writer.organisationId) || own.flatMap(above).includes(writer.organisationId)
  }
}

/** Every text of a walk carries a word of its own, so that it is known wherever it turns up. */
export function secretsOf() {
  const secrets: { known: () => Known | undefined; mayRead: Readers; isForAll: boolean }[] = []
  const word = /秘(\d{5})密/g
  const keep = (secret: (typeof secrets)[number]) => {
    secrets.push(secret)
    return `秘${String(secrets.length - 1).padStart(5, '0')}密`
  }
  const toldIn = (text: string) =>
    [...text.matchAll(word)].flatMap(([found, index]) => {
      const { known, ...secret } = secrets[Number(index)] ?? {}
      const about = known?.()
      return about ? [{ found, about, ...secret }] : []
    })
  return {
    tell: (known: () => Known | undefined, mayRead: Readers) => keep({ known, mayRead, isForAll: false }),
    /** A word of a text that is published: everybody reads it as long as it is. */
    tellAll: (known: () => Known | undefined) => keep({ known, mayRead: everybody, isForAll: true }),
    /** The words in an answer that its reader may not know; nobody: without a token. */
    leaked(who: Walker | null, text: string): string[] {
      return toldIn(text).flatMap(({ found, about, mayRead = everybody, isForAll }) => {
        const isOpen = isForAll && about.isPublished
        const isOwn = who !== null && maySee(who, about) && mayRead(who, about)
        return isOpen || isOwn ? [] : [found]
      })
    },
  }
}

/** What an answer about one file tells of another one that would give away who hides behind one of the two. */
export function linksTold(who: Walker, about: Known, others: readonly Known[], text: string): string[] {
  const mayKnow = who.kind === 'resident' || isOfBureau(who)
  if (mayKnow) return []
  const alien = others.filter((one) => one !== about && one.owner === about.owner && one.hidesIdentity !== about.hidesIdentity)
  return alien.flatMap(({ id, view }) => [id, view.number]).filter((one) => text.includes(one))
}

export type Secrets = ReturnType<typeof secretsOf>

/** The third time that it goes back from a body that leads, given or taken, everybody above loses it, too. */
export function goBack(known: Known, id: string, isReturn: boolean) {
  const isLead = (one: Part | undefined) => one?.role === 'lead'
  const partOf = (of: string | null) => known.parts.find((one) => one.id === of)
  let top = partOf(id)
  if (isLead(top) && known.rounds >= 2) while (top && partOf(top.parentId)) top = partOf(top.parentId)
  takeBack(known, top?.id ?? id)
  if (isReturn || isLead(partOf(id))) known.rounds++
}

/** Another body stands in the place of one that is closed, from this day on. */
export function succeed(known: Known, from: string, to: string) {
  for (const one of known.parts) if (one.organisationId === from) one.organisationId = to
  for (const one of known.drafts) if (one.organisationId === from) one.organisationId = to
}

/** A body loses what was taken back from it, with everybody below. */
export function takeBack(known: Known, id: string) {
  for (const one of known.parts) {
    if (one.id === id) one.isGone = true
    if (one.parentId === id) takeBack(known, one.id)
  }
}
