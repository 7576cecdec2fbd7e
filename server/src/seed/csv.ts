import { CsvError, type Info, parse } from 'csv-parse/sync'

export type CsvRow<Column extends string> = { line: number; values: Record<Column, string> }

/** The rows under a header of exactly these columns; blank lines and lines that begin with # do not count. Throws a sentence with the line. */
export function readCsv<Column extends string>(file: string, text: string, columns: readonly Column[]): CsvRow<Column>[] {
  const expected = columns.join(',')
  let found = ''
  const recordColumns = (header: string[]) => {
    found = header.join(',')
    return header
  }
  try {
    const records = parse<{ record: Record<Column, string>; info: Info }>(text, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      comment: '#',
      comment_no_infix: true,
      columns: recordColumns,
      info: true,
    })
    if (found !== expected) throw new Error(`${file}：表头应为“${expected}”。`)
    return records.map(({ record, info }) => ({ line: info.lines, values: record }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = Number(error.lines ?? 1)
    throw at(file, line, error.code === 'CSV_RECORD_INCONSISTENT_COLUMNS' ? `应有${columns.length}列。` : '格式不对，请检查引号是否成对。')
  }
}

/** An error that tells an operator where to look. */
export function at(file: string, line: number, sentence: string): Error {
  return new Error(`${file}第${line}行：${sentence}`)
}
