/** What the button says that hands the file over. */
export const handOverWord = '下载'

/** Gives an address of the text that lives as long as the page. */
export const writeTextFile = async (_name: string, text: string) => URL.createObjectURL(new Blob([text], { type: 'application/json' }))

export async function handOver(path: string, name: string): Promise<void> {
  const link = document.createElement('a')
  link.href = path
  link.download = name
  link.click()
}
