import { instant } from '../kernel/format.ts'
import { both } from '../kernel/words.ts'
import type { Manifest } from './manifest.ts'

const again = {
  vi: 'Không có gì được nạp. Xuất lại ở máy chủ cũ rồi chép lại tệp.',
  en: 'Nothing was taken. Export again on the old server and copy the file anew.',
}

export const sentences = {
  notPackage: both(
    `Tệp này không phải gói dữ liệu đơn vị của Cây Đa, hoặc đã bị cắt giữa chừng. ${again.vi}`,
    `This is no unit package of Cây Đa, or it was cut. ${again.en}`,
  ),
  missing: (name: string) => both(`Gói thiếu "${name}". ${again.vi}`, `The package lacks "${name}". ${again.en}`),
  unknown: (name: string) =>
    both(`Gói có tệp lạ "${name}". ${again.vi}`, `The package holds "${name}", which it does not name. ${again.en}`),
  changed: (name: string) =>
    both(
      `"${name}" trong gói đã bị sửa hoặc hỏng (mã SHA-256 không khớp). ${again.vi}`,
      `"${name}" in the package was changed or is damaged (SHA-256 differs). ${again.en}`,
    ),
  newer: both(
    'Gói do một phiên bản mới hơn xuất ra. Nâng máy chủ này lên cùng phiên bản rồi nạp lại; chưa có gì được nạp.',
    'The package was written by a newer version. Upgrade this server to it and import again; nothing was taken.',
  ),
  notEmpty: both(
    'Máy chủ này đã có dữ liệu. Gói chỉ nạp vào máy chủ trống, trước khi tạo người quản trị đầu tiên: chọn một thư mục --data mới.',
    'This server already holds data. A package goes into an empty server only, before its first administrator is made: choose a new --data folder.',
  ),
  doesNotFit: (what: string) =>
    both(
      `Dữ liệu trong gói không khớp nhau (${what}). ${again.vi}`,
      `The rows of the package do not fit one another (${what}). ${again.en}`,
    ),
  brokenLog: (row: number) =>
    both(`Nhật ký trong gói không liền mạch ở dòng ${row}. ${again.vi}`, `The log in the package is broken at row ${row}. ${again.en}`),
  exists: (path: string) => both(`Đã có tệp ${path}. Chọn tên khác.`, `The file ${path} exists. Choose another name.`),
  lostFile: (name: string) =>
    both(
      `Tệp "${name}" có trong sổ nhưng không còn trong thư mục dữ liệu. Khôi phục thư mục tệp từ bản sao lưu rồi xuất lại.`,
      `The file "${name}" is registered but no longer in the data folder. Restore the folder of files from a backup and export again.`,
    ),
  noPlace: (text: string) =>
    both(
      `Không có đơn vị hành chính "${text}". Ghi mã hoặc tên đầy đủ.`,
      `There is no administrative unit "${text}". Give its code or full name.`,
    ),
  manyPlaces: (text: string, list: string[]) =>
    both(
      `Có ${list.length} đơn vị tên "${text}": ${list.join('; ')}. Ghi mã đơn vị.`,
      `${list.length} units are named "${text}": ${list.join('; ')}. Give the code.`,
    ),
  noBodies: (text: string) => both(`Chưa có cơ quan nào ở "${text}".`, `There is no office at "${text}" yet.`),
}

/** Opens the package for whoever finds the file without the program. */
export function readMe({ unit, exportedAt, tables, files }: Manifest): string {
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0)
  return `GÓI DỮ LIỆU ĐƠN VỊ – CÂY ĐA

Đơn vị: ${unit.name}
Xuất lúc: ${instant(Temporal.Instant.from(exportedAt))}
Nội dung: ${rows} dòng trong ${Object.keys(tables).length} bảng, ${files.length} tệp.

Gói có dữ liệu cá nhân: cất ở nơi chỉ người có trách nhiệm mở được.

- manifest.json   mục lục: mỗi bảng có bao nhiêu dòng, mã SHA-256 của từng phần
- tables/*.jsonl  mỗi dòng là một bản ghi (JSON, UTF-8); tên bảng và cột giải thích trong docs/database.md của chương trình
- files/*         tệp gốc, tên là mã SHA-256; tên thật nằm trong tables/files.jsonl

Nạp vào một máy chủ trống cùng phiên bản:
  npx cayda unit import TỆP --data THƯ-MỤC-MỚI
Tài khoản và mật khẩu không đi theo gói: mở trang đầu tiên để tạo người quản trị, rồi cấp mã dùng một lần trên trang Cán bộ.
`
}
