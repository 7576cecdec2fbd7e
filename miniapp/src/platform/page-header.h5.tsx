import Taro from '@tarojs/taro'

const links = [
  { to: '/pages/home/index', text: '首页' },
  { to: '/pages/petitions/index', text: '我的信访' },
  { to: '/pages/notices/index', text: '消息' },
  { to: '/pages/me/index', text: '我的' },
]

/** A browser has no navigation bar of its own. */
export function PageHeader({ title }: { title: string }) {
  const isHome = title === ''
  return (
    <header className="top">
      <nav className="top-bar" aria-label="主要栏目">
        {links.map(({ to, text }) => (
          <a
            key={to}
            className="top-link"
            href={`#${to}`}
            onClick={(event) => {
              event.preventDefault()
              Taro.reLaunch({ url: to })
            }}
          >
            {text}
          </a>
        ))}
      </nav>
      {isHome ? null : (
        <div className="top-title">
          <button type="button" className="top-back" onClick={() => goBack()}>
            ‹ 返回
          </button>
          <h1 className="top-heading">{title}</h1>
        </div>
      )}
    </header>
  )
}

function goBack() {
  if (Taro.getCurrentPages().length > 1) Taro.navigateBack()
  else Taro.reLaunch({ url: '/pages/home/index' })
}
