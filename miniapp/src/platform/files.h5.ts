import type { Chooser, ChosenFile } from './chosen-file'

export const choosers: Chooser[] = [
  {
    label: '选择照片或PDF',
    choose: (most) =>
      new Promise((resolve) => {
        const input = document.createElement('input')
        input.type = 'file'
        input.multiple = most > 1
        input.accept = 'image/jpeg,image/png,image/webp,application/pdf'
        input.hidden = true
        const finish = () => {
          input.remove()
          resolve([...(input.files ?? [])].slice(0, most).map(chosen))
        }
        input.onchange = finish
        input.oncancel = finish
        document.body.append(input)
        input.click()
      }),
  },
]

const chosen = (file: File): ChosenFile => ({
  path: URL.createObjectURL(file),
  name: file.name,
  sizeBytes: file.size,
  isPhoto: file.type.startsWith('image/'),
})

/** Whether files of a draft are still there after the app was closed. */
export const filesOutliveApp: boolean = false

export const keepFile = async (file: ChosenFile, _key: string): Promise<ChosenFile> => file

export function dropFile(path: string) {
  if (path.startsWith('blob:')) URL.revokeObjectURL(path)
}

export async function openAttachment(url: string, _isPhoto: boolean) {
  window.open(url, '_blank', 'noopener')
}
