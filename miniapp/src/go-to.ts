import Taro from '@tarojs/taro'
import { pageUrls } from './page-urls'
import { openTab } from './platform/tabs'

const tabs: string[] = [pageUrls.home, pageUrls.petitions, pageUrls.notices, pageUrls.me]

/** Opens a page; the four of the bar are shown instead of being put on top. */
export function goTo(url: string) {
  if (tabs.includes(url)) openTab(url)
  else void Taro.navigateTo({ url })
}
