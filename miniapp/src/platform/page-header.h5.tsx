import Taro from '@tarojs/taro'
import { Icon } from '../components/icon'

/** A browser has no navigation bar of its own. The four places of the bar have nowhere to go back to. */
export function PageHeader({ title, isPlace }: { title: string; isPlace: boolean }) {
  if (title === '') return null
  return (
    <header className="top">
      <div className="top-title">
        {isPlace ? null : (
          <button type="button" className="top-back" onClick={() => goBack()}>
            <Icon name="chevron" className="icon-turned" />
            返回
          </button>
        )}
        <h1 className="top-heading">{title}</h1>
      </div>
    </header>
  )
}

function goBack() {
  if (Taro.getCurrentPages().length > 1) Taro.navigateBack()
  else Taro.reLaunch({ url: '/pages/home/index' })
}
