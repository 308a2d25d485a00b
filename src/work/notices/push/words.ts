import { both, defineWords } from '../../../kernel/words.ts'

export const words = defineWords({
  vi: {
    devices: 'Nhắc trên thiết bị',
    devicesText:
      'Điện thoại hoặc máy tính này báo khi có lời nhắc mới, kể cả lúc đóng trang. Màn hình chỉ hiện số lời nhắc, không hiện nội dung nhiệm vụ; việc xong thì thông báo tự mất trên mọi thiết bị.',
    notOnServer: 'Máy chủ chưa khai báo địa chỉ công khai (PUBLIC_URL) nên chưa báo được đến thiết bị. Lời nhắc luôn có ở Việc của tôi.',
    noScript: 'Trình duyệt này không nhận được thông báo. Lời nhắc luôn có ở Việc của tôi.',
    enable: 'Bật nhắc trên thiết bị này',
    blocked: 'Trình duyệt đang chặn thông báo của trang này. Mở phần cài đặt của trình duyệt, cho phép thông báo rồi bấm lại.',
    failed: 'Chưa bật được. Kiểm tra mạng rồi bấm lại.',
    device: 'Thiết bị',
    since: 'Bật từ',
    remove: 'Thôi nhắc',
    doneEnabled: 'Đã bật nhắc trên thiết bị này.',
    doneRemoved: 'Thiết bị không còn nhận lời nhắc.',
    unknownDevice: 'Thiết bị không rõ',
    pushTitle: 'Cây Đa – Nhắc việc',
    pushBody: (count: number) => `${count} lời nhắc việc. Chạm để mở.`,
  },
  en: {
    devices: 'Reminders on devices',
    devicesText:
      'This phone or computer tells of new reminders, even while the page is closed. The screen shows how many, never what; once the work is done the message goes from every device.',
    notOnServer: 'The server has no public address (PUBLIC_URL), so devices cannot be told. Reminders are always in My work.',
    noScript: 'This browser cannot receive messages. Reminders are always in My work.',
    enable: 'Remind me on this device',
    blocked: 'The browser blocks messages of this page. Allow them in its settings and press again.',
    failed: 'Not switched on. Check the connection and press again.',
    device: 'Device',
    since: 'Since',
    remove: 'Stop',
    doneEnabled: 'This device will tell of reminders.',
    doneRemoved: 'The device receives no more reminders.',
    unknownDevice: 'Unknown device',
    pushTitle: 'Cây Đa – Reminders',
    pushBody: (count: number) => `${count} reminder${count === 1 ? '' : 's'}. Touch to open.`,
  },
})

export const strangeService = both(
  'Trình duyệt này dùng dịch vụ thông báo mà hệ thống không biết. Dùng Chrome, Edge, Firefox hoặc Safari.',
  'This browser uses a message service that is not known here. Use Chrome, Edge, Firefox or Safari.',
)
