export type FileRefusal = 'file_too_large' | 'file_type_unsupported' | 'file_heic' | 'file_damaged' | 'image_too_large' | 'file_empty'

const messages: Record<FileRefusal, string> = {
  file_too_large: '文件超过 10 MB，请压缩后再上传。',
  file_type_unsupported: '只能上传 JPG、PNG、WebP 图片或 PDF 文件。',
  file_heic: '暂不支持 HEIC 格式的照片，请转存为 JPG 后再上传。苹果手机可在“设置—相机—格式”中选择“兼容性最佳”，再重新拍摄。',
  file_damaged: '文件不完整或已损坏，请重新选择后再上传。',
  image_too_large: '图片尺寸过大（超过5000万像素），请缩小后再上传。',
  file_empty: '文件是空的，请重新选择后再上传。',
}

/** A file the house does not take; the message is for the person who sent it. */
export class FileRefused extends Error {
  readonly code: FileRefusal
  constructor(code: FileRefusal, cause?: unknown) {
    super(messages[code], { cause })
    this.name = 'FileRefused'
    this.code = code
  }
}
