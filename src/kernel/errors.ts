import { both } from './words.ts'

const sentences = new Map<string, { field?: string; text: string }>()

/** A named constraint says the rule once more; this gives it the sentence that the visitor reads. */
export function constraintSays(constraint: string, text: string, field?: string): void {
  sentences.set(constraint, { field, text })
}

interface PostgresError {
  code?: string
  constraint?: string
}

/** The problem behind a violated constraint; undefined when the error is no violation or has no sentence. */
export function violated(error: unknown): { field?: string; text: string } | undefined {
  const { code, constraint } = error as PostgresError
  if (!code?.startsWith('23') || !constraint) return undefined
  return sentences.get(constraint)
}

export function isConflict(error: unknown): boolean {
  const { code } = error as PostgresError
  return code === '40001' || code === '40P01'
}

export const said = {
  404: both(
    'Không tìm thấy trang này. Kiểm tra địa chỉ hoặc trở về Việc của tôi.',
    'Page not found. Check the address or go back to My work.',
  ),
  403: both(
    'Yêu cầu không đến từ trang của hệ thống nên bị từ chối. Mở lại trang rồi gửi lại.',
    'The request did not come from this system. Open the page again and resend.',
  ),
  409: both(
    'Người khác vừa sửa nội dung này. Nội dung đã nhập còn nguyên bên dưới; xem lại rồi gửi lần nữa.',
    'Someone else has just changed this. What was typed is kept below; check it and send again.',
  ),
  413: both('Nội dung gửi lên lớn hơn 25 MB. Chia nhỏ rồi gửi lại.', 'The request is larger than 25 MB. Split it and send again.'),
  500: both(
    'Hệ thống gặp lỗi và chưa ghi gì. Thử lại; nếu vẫn lỗi, báo quản trị mã bên dưới.',
    'Something failed and nothing was saved. Try again; if it persists, give the administrator the code below.',
  ),
  503: both(
    'Hệ thống đang bận hoặc cơ sở dữ liệu chưa sẵn sàng. Chờ một phút rồi thử lại.',
    'The system is busy or the database is not ready. Wait a minute and try again.',
  ),
} as const
