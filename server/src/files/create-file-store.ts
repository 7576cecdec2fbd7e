import { join } from 'node:path'
import { createDiskStore } from './disk-store.ts'
import { createObjectStore } from './object-store.ts'
import type { FileStore } from './store.ts'

type FileStoreSettings = {
  DATA_DIR: string
  S3_ENDPOINT?: string | undefined
  S3_BUCKET?: string | undefined
  S3_REGION?: string | undefined
  S3_ACCESS_KEY_ID?: string | undefined
  S3_SECRET_ACCESS_KEY?: string | undefined
}

/** Object storage where S3_ENDPOINT and S3_BUCKET name one, else the folder `files` under DATA_DIR. */
export function createFileStore(settings: FileStoreSettings): FileStore {
  const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = settings
  if (!endpoint && !bucket) return createDiskStore(join(settings.DATA_DIR, 'files'))
  if (!endpoint || !bucket || !accessKeyId || !secretAccessKey) {
    throw new Error('使用对象存储须同时设置 S3_ENDPOINT、S3_BUCKET、S3_ACCESS_KEY_ID 和 S3_SECRET_ACCESS_KEY。')
  }
  return createObjectStore({ endpoint, bucket, accessKeyId, secretAccessKey, region: settings.S3_REGION || 'us-east-1' })
}
