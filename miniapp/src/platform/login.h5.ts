/** A browser has no WeChat sign-in: people sign in by phone. */
export const getLoginCode = async (): Promise<string | undefined> => undefined

/** Whether the app signs in without asking. */
export const signsInByItself: boolean = false
