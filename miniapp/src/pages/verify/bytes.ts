import { encode } from '@stablelib/utf8'

/** Half a character, as a cut text may hold, is written the way the service writes it. */
const wellFormed = (text: string) =>
  text.replace(/[\uD800-\uDBFF][\uDC00-\uDFFF]|[\uD800-\uDFFF]/g, (found) => (found.length === 2 ? found : '\uFFFD'))

/** WeChat has no TextEncoder. */
export const utf8 = (text: string) => encode(wellFormed(text))
