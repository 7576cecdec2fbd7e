import { neutralTitle } from '@petition/shared/vocabulary/petition'
import { uploadAttachment } from '../api/attachments'
import { asProblem, currentSession, onSignedIn, type Problem } from '../api/client'
import { submitPetition } from '../api/filing'
import { fileIsGone, newKey } from '../api/use-files'
import { pathOfKept } from '../platform/files'
import { signsInByItself } from '../platform/login'
import { watchNetwork } from '../platform/network'
import { toast } from '../toast'
import { type Draft, type DraftFile, isUnsent } from './draft'
import { changeDraft, changeFile, findDraft, listDrafts, markSent } from './drafts'
import { toSubmission } from './submission'
import { createWaits } from './waits'

/** What may go well later without the person. */
const passing = ['network', 'unavailable', 'internal', 'too_many_requests', 'wechat_unavailable', 'unauthenticated', 'wechat_code_invalid']

export interface Attempt {
  /** What the last try met; gone once something went through. */
  problem?: Problem
  /** The percentage of each photo on its way. */
  progress: Partial<Record<string, number>>
}

const waits = createWaits(() => Date.now())
const attempts = new Map<string, Attempt>()
const listeners = new Set<() => void>()
const sentListeners = new Set<(draft: Draft) => void>()
let running = false
let timer: ReturnType<typeof setTimeout> | undefined

/** Called when a try begins, moves on or fails. Answers how to stop it. */
export function onAttempt(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Called with what has just been taken by the service. Answers how to stop it. */
export function onSent(listener: (draft: Draft) => void) {
  sentListeners.add(listener)
  return () => {
    sentListeners.delete(listener)
  }
}

export const attemptOf = (id: string): Attempt => attempts.get(id) ?? { progress: {} }
export const secondsUntilRetry = (id: string) => waits.secondsLeft(id)

function note(id: string, attempt: Partial<Attempt>) {
  attempts.set(id, { ...attemptOf(id), ...attempt })
  for (const listener of listeners) listener()
}

/** Sends whatever waits: when the app opens, the network is back, somebody signed in, or the person asks. */
export function wakeOutbox() {
  waits.hurry()
  void run()
}

/** Called once, when the app starts. */
export function startOutbox() {
  onSent(({ title, aboutConduct }) => toast(aboutConduct ? `${neutralTitle}已送达。` : `“${title}”已送达。`))
  watchNetwork((online) => {
    if (online) wakeOutbox()
  })
  onSignedIn(wakeOutbox)
  wakeOutbox()
}

/** The person has pressed send. From here on it is sent by itself. */
export function pressSend(id: string) {
  const ownerId = currentSession()?.person.id ?? null
  const idle = findDraft(id)?.state !== 'waiting'
  if (idle)
    changeDraft(id, (draft) => ({ state: 'waiting', refusal: null, ownerId, pressedAt: draft.pressedAt ?? new Date().toISOString() }))
}

/** The person takes it back to change something. What was possibly delivered keeps its key, so that it never becomes two. */
export const takeBack = (id: string) => changeDraft(id, { state: 'writing' })

async function run() {
  if (running) return
  running = true
  clearTimeout(timer)
  for (let work = nextWork(); work; work = nextWork()) await attempt(work)
  running = false
  const ms = waits.nextMs()
  if (ms !== undefined) timer = setTimeout(() => void run(), ms)
}

interface Work {
  draft: Draft
  file?: DraftFile
}

function nextWork(): Work | undefined {
  for (const draft of listDrafts().sort(waitingFirst)) {
    if (!mayCall(draft) || !waits.isDue(draft.id)) continue
    const file = draft.state === 'sent' ? undefined : draft.files.find(isUnsent)
    if (file) return { draft, file }
    if (draft.state === 'waiting') return { draft }
  }
  return undefined
}

const waitingFirst = (one: Draft, other: Draft) => Number(other.state === 'waiting') - Number(one.state === 'waiting')

/** Nothing is sent in the name of somebody else who uses the same device. */
function mayCall({ state, ownerId }: Draft) {
  const session = currentSession()
  if (!session) return signsInByItself
  return state !== 'waiting' || ownerId === null || ownerId === session.person.id
}

async function attempt({ draft, file }: Work) {
  try {
    if (file) await uploadOne(draft, file)
    else await submitOne(draft)
    waits.drop(draft.id)
    note(draft.id, { problem: undefined })
  } catch (cause) {
    const problem = asProblem(cause)
    note(draft.id, { problem })
    if (passing.includes(problem.code)) waits.put(draft.id, problem.retryAfterSeconds)
    else if (file) changeFile(draft.id, file.key, { problem: problem.message })
    else giveBack(draft, problem)
  }
}

async function uploadOne({ id }: Draft, file: DraftFile) {
  const path = await pathOfKept(file)
  if (!path) {
    changeFile(id, file.key, { problem: fileIsGone })
    return
  }
  note(id, { progress: { [file.key]: 0 } })
  const attachment = await uploadAttachment({ path, name: file.name }, file.uploadKey ?? file.key, (percent) =>
    note(id, { progress: { [file.key]: percent } }),
  )
  changeFile(id, file.key, { attachmentId: attachment.id })
}

async function submitOne(draft: Draft) {
  const petition = await submitPetition(toSubmission(draft), draft.idempotencyKey)
  markSent(draft.id, { id: petition.id, number: petition.number })
  for (const listener of sentListeners) listener(draft)
}

/** Uploads that lay unused too long are gone at the service: they are sent once more, the rest needs the person. */
function giveBack(draft: Draft, { code, message, fields }: Problem) {
  const uploadsAreGone = fields.length > 0 && fields.every(({ path }) => /^\/?attachmentIds\b/.test(path))
  const isFirstTime = draft.files.every(({ uploadKey }) => uploadKey === undefined)
  if (uploadsAreGone && isFirstTime) changeDraft(draft.id, { files: draft.files.map(renew) })
  else changeDraft(draft.id, { state: 'refused', refusal: { code, message, fields } })
}

const renew = (file: DraftFile): DraftFile => ({ ...file, uploadKey: newKey(), attachmentId: undefined })
