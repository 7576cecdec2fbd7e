export default definePageConfig({ navigationBarTitleText: '市长信箱' })
