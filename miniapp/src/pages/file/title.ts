const shortest = 4
const enough = 10
const longest = 50

const greeting = /^(?:(?:尊敬的[^，。！：:\n]{0,12}|市长|书记|各位领导|领导|您好|你好)+[，。！!：:\s]+)+/
const clauses = /[^，,。！？!?；;\n：:]+/g

/** A title in the person's own words: the first clauses of the text, without a greeting. Empty where nothing fits. */
export function proposeTitle(body: string): string {
  const text = body.trim().replace(greeting, '')
  let title = ''
  for (const [clause] of text.matchAll(clauses)) {
    const longer = title ? `${title}，${clause.trim()}` : clause.trim()
    if (longer.length > longest) break
    title = longer
    if (title.length >= enough) break
  }
  return title.length >= shortest ? title : ''
}
