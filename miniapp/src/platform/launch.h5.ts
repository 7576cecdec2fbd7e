/** A browser always loads the newest version. */
export function onAppLaunch() {}
