export type SmsClient = {
  sendCode(message: { phone: string; code: string }): Promise<void>
  /** Tells that a matter moved: only its number and a status, since an SMS is read by whoever holds the phone. */
  sendNotice(notice: SmsNotice): Promise<{ messageId: string | null }>
}

export type SmsNotice = { phone: string; number: string; status: string }

export type SmsFailure = {
  reason: 'number-invalid' | 'rate-limited' | 'signature' | 'template' | 'balance' | 'misconfigured' | 'busy' | 'unreachable' | 'refused'
  retryable: boolean
  /** Whether the message may have gone out nevertheless. */
  sent: 'no' | 'unknown'
}

/** Why an SMS was not taken. Neither the number nor the text stands in it. */
export class SmsError extends Error {
  readonly reason: SmsFailure['reason']
  readonly retryable: boolean
  readonly sent: SmsFailure['sent']
  readonly providerCode: string

  constructor(failure: SmsFailure, providerCode: string) {
    super(`SMS not sent: ${failure.reason} (${providerCode})`)
    this.name = 'SmsError'
    this.reason = failure.reason
    this.retryable = failure.retryable
    this.sent = failure.sent
    this.providerCode = providerCode
  }
}
