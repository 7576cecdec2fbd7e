/** A browser always has the newest one. */
export const version = () => '网页版'

/** The contract with WeChat binds inside WeChat. */
export const PrivacyContract = () => null
