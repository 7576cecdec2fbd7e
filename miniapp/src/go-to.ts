import Taro from '@tarojs/taro'
import { pageUrls } from './page-urls'
import { openTab } from './platform/tabs'

const tabs: string[] = [pageUrls.home, pageUrls.petitions, pageUrls.notices, pageUrls.me]

/** Opens a page; the four of the bar are shown instead of being put on top. */
export function goTo(url: string) {
  if (tabs.includes(url)) openTab(url)
  else void Taro.navigateTo({ url })
}

/** Where the reader came from; the entrance where this page was opened by itself. */
export function goBack() {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else goTo(pageUrls.home)
}
