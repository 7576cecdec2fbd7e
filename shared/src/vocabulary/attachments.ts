/** Of one filing or one act. */
export const maxAttachments = 9
/** Of one photo or PDF. */
export const maxUploadBytes = 10 * 1024 * 1024
