/** Whether this platform can send a message only after asking. */
export const asksNoticeConsent: boolean = false

/** A browser is told by SMS and in the inbox, without asking. */
export const askNoticeConsent = async (_templateIds: string[]): Promise<boolean> => false
