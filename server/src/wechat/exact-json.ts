/** JSON.parse that keeps a whole number beyond 2^53 as its digits: WeChat's message ids are 64-bit. */
export function parseExactJson(text: string): unknown {
  const keepDigits = (_key: string, value: unknown, context: { source?: string }) =>
    Number.isInteger(value) && !Number.isSafeInteger(value) ? context.source : value
  return JSON.parse(text, keepDigits as (key: string, value: unknown) => unknown)
}
