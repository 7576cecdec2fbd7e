/** What a receipt's Ed25519 signature covers; anybody can check it with the published key. */
export function receiptText(receipt: { number: string; submittedAt: Date; contentHash: string; eventHash: string }): string {
  return [receipt.number, receipt.submittedAt.toISOString(), receipt.contentHash, receipt.eventHash].join('|')
}
