/** Whether this platform can send a message only after asking. */
export const asksNoticeConsent: boolean = false

/** A browser is told by SMS and in the inbox, without asking. */
export async function askNoticeConsent(_templateIds: string[]): Promise<void> {}
