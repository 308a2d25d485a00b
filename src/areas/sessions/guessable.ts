import { fold, tidy } from '../../registry/index.ts'

/** What people take first, here and elsewhere; compared without accents, spaces and signs. */
const usual = `
password passwort matkhau mat khau cuatoi letmein welcome admin administrator root user login test demo secret qwerty qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm
qazwsx iloveyou iloveu sunshine princess dragon monkey football baseball master hello freedom whatever trustno abc abcd abcdef abcdefgh aaa
anhyeuem emyeuanh yeuem yeuanh concobebe conco bebe anhem toiyeu vietnam hanoi saigon hochiminh bachho thang nam chucmung namoi hanhphuc manhkhoe
tansinh maimai khongcogi khongbiet tinhyeu giadinh congiao hocsinh giaovien truonghoc thayco congan bodoi
trungtamhoctapcongdong trungtam hoctap congdong cayda danguy huyenuy tinhuy uybannhandan uyban nhandan ubnd hdnd mttq khuyenhoc hoikhuyenhoc mattran
tanyen nhanam bacgiang bacninh phuchoa ngocthien quangtrung caothuong huyen tinh thon xom phuong
chutich phochutich bithu vanthu ketoan truongthon hieutruong giamdoc phogiamdoc chanhvanphong`
  .split(/\s+/)
  .filter((word) => word.length > 2)
  .sort((a, b) => b.length - a.length)

const rows = ['abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '01234567890']

const reversed = (text: string) => [...text].reverse().join('')

/** Runs of a keyboard row or of the alphabet, either way, of four or more. */
function withoutRuns(text: string): string {
  let rest = text
  for (const row of rows.flatMap((one) => [one, reversed(one)])) {
    for (let length = row.length; length >= 4; length--) {
      for (let at = 0; at + length <= row.length; at++) rest = rest.replaceAll(row.slice(at, at + length), ' ')
    }
  }
  return rest
}

const leastOwn = 6

/** True when too little of the password is the person's own after what everyone would guess is taken out. */
export function guessable(password: string, personal: readonly string[]): boolean {
  const bare = fold(password).replace(/[^a-z0-9]/g, '')
  const known = [...usual, ...personal.map((word) => fold(word).replace(/[^a-z0-9]/g, '')).filter((word) => word.length > 2)]
  let rest = withoutRuns(bare)
  for (const word of known) rest = rest.replaceAll(word, ' ')
  rest = rest.replace(/(.{1,4})\1{2,}/g, ' ').replace(/\d{4,}/g, ' ')
  return new Set(rest.replaceAll(' ', '')).size < leastOwn
}

export type PasswordProblem = 'short' | 'common'

/** Why a new password is refused: shorter than 15 (8 beside a second factor), or made of what everyone would guess. */
export function passwordProblem(password: string, login: string, secondFactor: boolean): PasswordProblem | null {
  const value = password.normalize('NFC')
  if ([...value].length < (secondFactor ? 8 : 15)) return 'short'
  return guessable(value, [login, ...tidy(login).split(/[.\s_@-]+/)]) ? 'common' : null
}
