import Taro from '@tarojs/taro'

/** What the button says that hands the file over. */
export const handOverWord = '发到聊天里保存'

/** Writes the text into the phone's own folder. Gives the path. */
export function writeTextFile(name: string, text: string): Promise<string> {
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().writeFile({
      filePath,
      data: text,
      encoding: 'utf8',
      success: () => resolve(filePath),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    })
  })
}

/** Only inside the touch. Who closes the window has not failed. */
export async function handOver(path: string, name: string): Promise<void> {
  await Taro.shareFileMessage({ filePath: path, fileName: name }).catch(() => undefined)
}
