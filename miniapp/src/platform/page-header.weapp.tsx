/** WeChat draws the bar itself. */
export function PageHeader(_props: { title: string; isPlace: boolean }) {
  return null
}
