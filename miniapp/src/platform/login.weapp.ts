import Taro from '@tarojs/taro'

/** WeChat's sign-in code, good for five minutes and one use. */
export const getLoginCode = async (): Promise<string | undefined> => (await Taro.login()).code

/** Whether the app signs in without asking. */
export const signsInByItself: boolean = true
