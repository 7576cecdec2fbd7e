import * as z from 'zod/mini'
import { receivedChannels } from '../vocabulary/petition.ts'
import { filingFields, filingRules } from './filing.ts'
import { ReceivedPetitioner, SignatoryCode } from './petitioner.ts'
import { Day, Id, line } from './text.ts'

/** `POST /api/petitions/received`: a letter, a visit or a call, entered by whoever received it (第二十一条). */
export const ReceivePetition = z
  .object({
    ...filingFields,
    petitioner: ReceivedPetitioner,
    channel: z.enum(receivedChannels, '请选择来信、来访或者来电。'),
    receivedOn: Day,
    /** Needed where it is entered more than three days after it came. */
    lateReason: z.optional(z.nullable(line('补录原因', 4, 200))),
  })
  .check(
    ...filingRules,
    // 第二十条: 多人采用走访形式提出共同的信访事项的，应当推选代表，代表人数不得超过5人
    z.refine(({ channel, signatories }) => channel !== 'visit' || signatories.filter((one) => one.representative).length <= 5, {
      path: ['signatories'],
      error: '走访的代表不得超过5人。',
    }),
  )
export type ReceivePetition = z.infer<typeof ReceivePetition>

export const ReceivedPetition = z.object({
  id: Id,
  number: z.string(),
  /** To print for the petitioner; only where a bureau registers. */
  queryCode: z.nullable(z.string()),
  /** The same for each signatory. */
  signatoryCodes: z.array(SignatoryCode),
})
export type ReceivedPetition = z.infer<typeof ReceivedPetition>
