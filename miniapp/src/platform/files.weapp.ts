import Taro from '@tarojs/taro'
import type { Chooser, ChosenFile } from './chosen-file'
import { shrunk } from './photo-size'

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)

export const choosers: Chooser[] = [
  {
    label: '拍照或选照片',
    choose: async (most) => {
      const chosen = await Taro.chooseMedia({ count: most, mediaType: ['image'], sizeType: ['compressed'] }).catch(() => ({
        tempFiles: [],
      }))
      return chosen.tempFiles.map((file) => ({
        path: file.tempFilePath,
        name: nameOf(file.tempFilePath),
        sizeBytes: file.size,
        isPhoto: true,
      }))
    },
  },
  {
    label: '从聊天记录选PDF',
    choose: async (most) => {
      const chosen = await Taro.chooseMessageFile({ count: most, type: 'file', extension: ['pdf'] }).catch(() => ({ tempFiles: [] }))
      return chosen.tempFiles.map((file) => ({ path: file.path, name: file.name, sizeBytes: file.size, isPhoto: false }))
    },
  },
]

/** WeChat removes temporary files when the app is closed, so a draft keeps copies; a photo is made smaller first. */
export async function keepFile(file: ChosenFile, key: string): Promise<ChosenFile> {
  const srcPath = file.isPhoto ? await compressed(file.path) : file.path
  const destPath = `${Taro.env.USER_DATA_PATH}/${key}${extensionOf(srcPath)}`
  const files = Taro.getFileSystemManager()
  return new Promise((resolve) => {
    files.copyFile({
      srcPath,
      destPath,
      success: () =>
        files.getFileInfo({
          filePath: destPath,
          success: ({ size }) => resolve({ ...file, path: destPath, sizeBytes: size }),
          fail: () => resolve({ ...file, path: destPath }),
        }),
      fail: () => resolve(file),
    })
  })
}

const extensionOf = (path: string) => /\.\w+$/.exec(path)?.[0] ?? ''

/** What WeChat cannot make smaller goes as it is: the service says what is wrong with it. */
async function compressed(src: string): Promise<string> {
  try {
    const picture = await Taro.getImageInfo({ src })
    const { width, height } = shrunk(picture)
    if (width === picture.width) return src
    const made = await Taro.compressImage({ src, quality: 80, compressedWidth: width, compressedHeight: height })
    return made.tempFilePath
  } catch {
    return src
  }
}

/** Where a kept file can be read now; undefined where it is gone. */
export function pathOfKept({ path }: { path: string }): Promise<string | undefined> {
  return new Promise((resolve) => {
    Taro.getFileSystemManager().access({ path, success: () => resolve(path), fail: () => resolve(undefined) })
  })
}

export function dropFile({ path }: { path: string }) {
  if (path.startsWith(String(Taro.env.USER_DATA_PATH))) Taro.getFileSystemManager().unlink({ filePath: path, fail: () => undefined })
}

export async function openAttachment(url: string, isPhoto: boolean) {
  if (isPhoto) {
    await Taro.previewImage({ urls: [url] })
    return
  }
  const { tempFilePath } = await Taro.downloadFile({ url })
  await Taro.openDocument({ filePath: tempFilePath, fileType: 'pdf' })
}
