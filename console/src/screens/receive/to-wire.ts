import type { Dayjs } from 'dayjs'
import { attachmentIdsOf, type UploadedFile } from '../../components/attachment-field.tsx'
import { toDay } from '../../components/wall-clock.ts'

export interface Values {
  receivedOn: Dayjs
  requests?: string
  attachments?: UploadedFile[]
  petitioner?: object
  peopleCount?: number | null
  signatories?: { name?: string; phone?: string; representative?: boolean }[]
  [field: string]: unknown
}

/** What was typed as the wire names it: a point a line, and nobody's phone is an empty one. */
export function toWire({ receivedOn, requests = '', attachments = [], petitioner, signatories = [], ...values }: Values) {
  return {
    ...values,
    petitioner: { type: 'person', ...petitioner },
    receivedOn: toDay(receivedOn),
    requests: requests.split('\n').filter((line) => line.trim() !== ''),
    attachmentIds: attachmentIdsOf(attachments),
    signatories: signatories.map(({ name, phone, representative }) => ({ name, phone: phone?.trim() || null, representative })),
  }
}
