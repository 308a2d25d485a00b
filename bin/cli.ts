import { parseArgs } from 'node:util'
import { StartRefused } from '../src/kernel/db/embedded.ts'
import { pick } from '../src/kernel/words.ts'
import * as commands from './commands.ts'

const usage = `cayda <lệnh> [--data THƯ-MỤC]

  start [--port 8080] [--host 127.0.0.1] [--role web|worker|all] [--demo]   chạy hệ thống
  doctor                            kiểm tra máy, thư mục dữ liệu và cơ sở dữ liệu
  migrate                           nâng cơ sở dữ liệu lên bản hiện tại
  demo accounts --json              người dùng mẫu của bản minh họa
  letter parse TỆP --json           đọc một văn bản và in cấu trúc
  units import TỆP                  nạp danh mục đơn vị hành chính
  unit export --place "MÃ HOẶC TÊN" | --body "TÊN CƠ QUAN" --out TỆP   xuất toàn bộ dữ liệu của một đơn vị ra gói .zip
  unit import TỆP                   nạp gói của một đơn vị vào máy chủ trống
  user create --login TÊN --name "HỌ TÊN" --role MÃ --body "TÊN CƠ QUAN"   tạo tài khoản, in mã dùng một lần
`

const options = {
  data: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  role: { type: 'string' },
  demo: { type: 'boolean' },
  json: { type: 'boolean' },
  login: { type: 'string' },
  name: { type: 'string' },
  body: { type: 'string' },
  place: { type: 'string' },
  out: { type: 'string' },
  help: { type: 'boolean' },
} as const

export type Values = ReturnType<typeof parse>['values']

function parse(args: string[]) {
  return parseArgs({ args, options, allowPositionals: true })
}

/** Runs one command. A user's mistake ends with one sentence and exit code 1, never a stack trace. */
export async function run(args: string[]): Promise<void> {
  try {
    const { values, positionals } = parse(args)
    const known = commands.find(positionals)
    if (!known || values.help) {
      console.log(usage)
      if (!values.help) throw new StartRefused(positionals.length ? `Không có lệnh "${positionals.join(' ')}".` : 'Chưa ghi lệnh.')
      return
    }
    await known.run(positionals.slice(known.words.length), values)
  } catch (error) {
    console.error(sentence(error))
    process.exitCode = 1
  }
}

function sentence(error: unknown): string {
  const { message, code, path } = error as { message?: string; code?: string; path?: string }
  if (code === 'ENOENT' && path) return `Không tìm thấy tệp ${path}. Kiểm tra đường dẫn.`
  if (code === 'EACCES' && path) return `Không có quyền đọc hoặc ghi ${path}. Cấp quyền rồi chạy lại.`
  if (code === 'ENOSPC') return 'Ổ đĩa đã đầy; chưa có gì được ghi. Giải phóng chỗ rồi chạy lại.'
  if (code?.startsWith('ERR_PARSE_ARGS')) return `Tham số chưa đúng: ${message}. Gõ "cayda --help" để xem cách dùng.`
  return `${pick('vi', message ?? String(error))}\n${pick('en', message ?? '')}`
    .split('\n')
    .filter((line, i, all) => all.indexOf(line) === i)
    .join('\n')
}
