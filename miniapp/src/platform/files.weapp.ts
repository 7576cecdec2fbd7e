import Taro from '@tarojs/taro'
import type { Chooser, ChosenFile } from './chosen-file'

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

/** Whether files of a draft are still there after the app was closed. */
export const filesOutliveApp: boolean = true

/** WeChat removes temporary files when the app is closed, so a draft keeps copies. */
export function keepFile(file: ChosenFile, key: string): Promise<ChosenFile> {
  const extension = file.path.slice(file.path.lastIndexOf('.'))
  const path = `${Taro.env.USER_DATA_PATH}/${key}${extension}`
  return new Promise((resolve) => {
    Taro.getFileSystemManager().copyFile({
      srcPath: file.path,
      destPath: path,
      success: () => resolve({ ...file, path }),
      fail: () => resolve(file),
    })
  })
}

export function dropFile(path: string) {
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
