import { constraintSays } from '../kernel/errors.ts'
import { both, defineWords } from '../kernel/words.ts'
import type { MergeProblem } from './places.ts'

export const words = defineWords({
  vi: {
    nation: 'Quốc gia',
    province: 'Tỉnh, thành phố',
    district: 'Huyện, quận',
    commune: 'Xã, phường',
    village: 'Thôn, tổ dân phố',
    living: 'Đang hoạt động',
    kept: 'Đã sáp nhập',
    split: 'Đã chia tách, chưa rõ đơn vị giữ hồ sơ',
    unknown: 'Chưa rõ đơn vị kế thừa',
    male: 'Nam',
    female: 'Nữ',
    acting: 'phụ trách',
    vacant: (days: number) => `trống ${days} ngày`,
    party: 'Đảng',
    council: 'Hội đồng nhân dân',
    state: 'Chính quyền',
    front: 'Mặt trận, đoàn thể',
    society: 'Hội',
    school: 'Trường học',
    centre: 'Trung tâm',
  },
  en: {
    nation: 'Nation',
    province: 'Province',
    district: 'District',
    commune: 'Commune',
    village: 'Village',
    living: 'In being',
    kept: 'Merged',
    split: 'Split, record keeper unknown',
    unknown: 'Heir unknown',
    male: 'Male',
    female: 'Female',
    acting: 'acting',
    vacant: (days: number) => `vacant for ${days} days`,
    party: 'Party',
    council: 'People’s Council',
    state: 'State',
    front: 'Front and unions',
    society: 'Society',
    school: 'School',
    centre: 'Centre',
  },
})

export const mergeSays: Record<MergeProblem, string> = {
  'nothing-to-merge': both('Chưa chọn đơn vị sáp nhập. Chọn ít nhất một đơn vị.', 'No unit chosen. Choose at least one.'),
  'own-heir': both('Đơn vị không thể kế thừa chính mình. Chọn đơn vị khác.', 'A unit cannot be its own heir. Choose another.'),
  'not-living-before': both(
    'Đơn vị cũ không còn hoạt động vào ngày trước khi sáp nhập. Kiểm tra lại ngày.',
    'The old unit did not exist on the day before. Check the date.',
  ),
  'heir-not-living': both(
    'Đơn vị kế thừa chưa hoạt động vào ngày sáp nhập. Kiểm tra lại ngày.',
    'The heir does not exist on the day of the merge. Check the date.',
  ),
  'several-keepers': both('Mỗi đơn vị cũ chỉ có một đơn vị giữ hồ sơ. Chọn một.', 'Only one heir keeps the records. Choose one.'),
  'shares-exceed': both('Tổng tỷ lệ chia lớn hơn 1. Sửa lại các tỷ lệ.', 'The shares add up to more than 1. Correct them.'),
  cycle: both('Việc kế thừa này thành vòng tròn. Chọn đơn vị kế thừa khác.', 'This succession would be circular. Choose another heir.'),
}

constraintSays('place_term_has_a_name', both('Chưa ghi tên địa bàn. Ghi tên.', 'Write the name of the place.'), 'name')
constraintSays(
  'place_has_one_term_at_a_time',
  both(
    'Địa bàn này đã có tên trong khoảng thời gian đó. Kiểm tra lại ngày.',
    'The place already has a term in that period. Check the dates.',
  ),
)
constraintSays(
  'place_code_once_at_a_time',
  both('Mã này đang dùng cho địa bàn khác cùng thời gian. Ghi mã khác.', 'Another place bears this code in that period.'),
  'code',
)
constraintSays('place_has_one_record_keeper', mergeSays['several-keepers'])
constraintSays('place_is_not_its_own_heir', mergeSays['own-heir'])
constraintSays('place_heirs_without_cycle', mergeSays.cycle)
constraintSays(
  'custody_without_cycle',
  both('Địa bàn không thể nằm trong chính nó. Chọn địa bàn cấp trên khác.', 'A place cannot lie within itself. Choose another parent.'),
)
constraintSays('body_term_has_a_name', both('Chưa ghi tên đơn vị. Ghi tên.', 'Write the name of the body.'), 'name')
constraintSays(
  'body_has_one_term_at_a_time',
  both(
    'Đơn vị này đã có tên trong khoảng thời gian đó. Kiểm tra lại ngày.',
    'The body already has a term in that period. Check the dates.',
  ),
)
constraintSays('body_has_one_record_keeper', mergeSays['several-keepers'])
constraintSays('body_heirs_without_cycle', mergeSays.cycle)
constraintSays(
  'body_lines_without_cycle',
  both('Đơn vị không thể là cấp trên của chính mình. Chọn cấp trên khác.', 'A body cannot be above itself. Choose another superior.'),
)
constraintSays('person_has_a_given_name', both('Họ tên cần ít nhất họ và tên. Ghi đủ.', 'A name needs a family and a given name.'), 'name')
constraintSays(
  'post_has_one_holder',
  both(
    'Chức danh này đã có người giữ trong thời gian đó. Kết thúc nhiệm kỳ trước rồi ghi lại.',
    'Someone holds this post in that period. End that tenure first.',
  ),
)
constraintSays(
  'person_holds_a_post_once',
  both(
    'Người này đã giữ chức danh đó trong thời gian ấy. Kiểm tra lại ngày.',
    'The person already holds this post in that period. Check the dates.',
  ),
)
constraintSays(
  'tenure_lasts',
  both('Ngày thôi giữ chức sớm hơn ngày bắt đầu. Kiểm tra lại.', 'The end is before the beginning. Check the dates.'),
)
constraintSays('login_once', both('Tên đăng nhập này đã có. Ghi tên khác.', 'This sign-in name is taken. Choose another.'), 'login')
constraintSays(
  'login_is_folded',
  both(
    'Tên đăng nhập chỉ gồm chữ thường không dấu, chữ số, dấu chấm. Ghi lại.',
    'A sign-in name has only plain small letters, digits and dots.',
  ),
  'login',
)
constraintSays(
  'legal_text_once',
  both('Văn bản này đã có trong thư viện. Mở văn bản đó để sửa.', 'This text is in the library already. Open it to edit.'),
  'code',
)
constraintSays('legal_relation_once', both('Quan hệ này đã được ghi.', 'This relation is recorded already.'), 'other')
