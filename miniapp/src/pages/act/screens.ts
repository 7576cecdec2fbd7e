import type { Act } from '@petition/shared/vocabulary/acts'
import type { ComponentType } from 'react'
import { ContactChange } from './screens/contact-change'
import { FulfilmentConfirmation } from './screens/fulfilment-confirmation'
import { MarkContest } from './screens/mark-contest'
import { PublicationConsent } from './screens/publication-consent'
import { Recusal } from './screens/recusal'
import { RetaliationReport } from './screens/retaliation-report'
import { RewordingAnswer } from './screens/rewording-answer'
import { RouteContest } from './screens/route-contest'
import { Supplement } from './screens/supplement'
import { Urge } from './screens/urge'
import { Withdrawal } from './screens/withdrawal'
import { WithdrawalUndo } from './screens/withdrawal-undo'
import type { ActProps } from './use-act'

/** The acts with a screen of their own; every other one is drawn from its description. */
export const screens: Partial<Record<Act, ComponentType<ActProps>>> = {
  supplement: Supplement,
  urge: Urge,
  withdrawal: Withdrawal,
  'withdrawal-undo': WithdrawalUndo,
  'rewording-answer': RewordingAnswer,
  'fulfilment-confirmation': FulfilmentConfirmation,
  'mark-contest': MarkContest,
  'route-contest': RouteContest,
  'contact-change': ContactChange,
  'publication-consent': PublicationConsent,
  recusal: Recusal,
  'retaliation-report': RetaliationReport,
}
