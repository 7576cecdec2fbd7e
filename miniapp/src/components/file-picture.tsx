import { useEffect, useState } from 'react'
import type { PickedFile } from '../api/use-files'
import { Block, Picture } from '../platform/elements'
import { pathOfKept } from '../platform/files'

/** A picked photo as it is kept on the device, or a box with what it is. */
export function FilePicture({ file }: { file: PickedFile }) {
  const [path, setPath] = useState<string>()
  useEffect(() => {
    if (file.isPhoto) void pathOfKept(file).then(setPath)
  }, [file.key])
  if (path) return <Picture className="thumbnail" src={path} label={file.name} />
  return <Block className="thumbnail thumbnail-file">{file.isPhoto ? '照片' : 'PDF'}</Block>
}
