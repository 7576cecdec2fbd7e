import { del, get, set } from 'idb-keyval'
import type { Chooser, ChosenFile } from './chosen-file'
import { longestSide, shrunk } from './photo-size'

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

const keyOf = (key: string) => `file:${key}`

/** Addresses that this page has given out. */
const addresses = new Map<string, string>()

function addressOf(key: string, blob: Blob) {
  const address = URL.createObjectURL(blob)
  addresses.set(key, address)
  return address
}

/** A photo is drawn smaller, and what is sent is kept in the browser's database, so that it outlives a closed tab. */
export async function keepFile(file: ChosenFile, key: string): Promise<ChosenFile> {
  const chosen = await (await fetch(file.path)).blob()
  const blob = file.isPhoto ? await compressed(chosen) : chosen
  // Without room, or in a private window, the file lives as long as the page.
  await set(keyOf(key), blob).catch(() => undefined)
  URL.revokeObjectURL(file.path)
  return { ...file, path: addressOf(key, blob), sizeBytes: blob.size }
}

/** What a canvas cannot read goes as it is: the service says what is wrong with it. */
async function compressed(blob: Blob): Promise<Blob> {
  const picture = await createImageBitmap(blob, { imageOrientation: 'from-image' }).catch(() => undefined)
  if (!picture) return blob
  const { width, height } = shrunk(picture)
  if (width === picture.width && blob.size < longestSide * 512) return blob
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  canvas.getContext('2d')?.drawImage(picture, 0, 0, width, height)
  picture.close()
  const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85))
  return drawn && drawn.size < blob.size ? drawn : blob
}

/** Where a kept file can be read now; undefined where it is gone. */
export async function pathOfKept({ key }: { key: string }): Promise<string | undefined> {
  const known = addresses.get(key)
  if (known) return known
  const blob = await get<Blob>(keyOf(key)).catch(() => undefined)
  return blob && (addresses.get(key) ?? addressOf(key, blob))
}

export function dropFile({ key }: { key: string; path: string }) {
  const address = addresses.get(key)
  if (address) URL.revokeObjectURL(address)
  addresses.delete(key)
  del(keyOf(key)).catch(() => undefined)
}

export async function openAttachment(url: string, _isPhoto: boolean) {
  window.open(url, '_blank', 'noopener')
}
