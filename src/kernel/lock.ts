import { mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartRefused } from './db/embedded.ts'
import { both } from './words.ts'

function holder(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    process.kill(pid, 0)
    return pid === process.pid ? undefined : pid
  } catch {
    return undefined // no file, or its process is gone after kill -9
  }
}

/** One running program per data folder. Returns the release; throws StartRefused with the other's pid. */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'cayda.pid')
  const other = holder(file)
  if (other) {
    throw new StartRefused(
      both(
        `Thư mục dữ liệu ${folder} đang được dùng bởi một tiến trình khác (${other}). Dừng tiến trình đó, hoặc chọn thư mục khác bằng --data.`,
        `The data folder ${folder} is in use by process ${other}. Stop it or choose another with --data.`,
      ),
    )
  }
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, String(process.pid))
  } catch (error) {
    throw new StartRefused(
      both(
        `Không ghi được vào thư mục dữ liệu ${folder}. Cấp quyền ghi hoặc chọn thư mục khác bằng --data.`,
        `The data folder ${folder} is not writable. Grant access or choose another with --data.`,
      ),
      { cause: error },
    )
  }
  return () => {
    try {
      unlinkSync(file)
    } catch {
      /* already gone */
    }
  }
}
