import { type Reach, verb, withinPlace } from '../../kernel/access.ts'
import { sql } from '../../kernel/db/index.ts'
import { centreBoard, centreReaders, cultureOffice, educationOffice } from '../../registry/index.ts'

/** Courses and shares of a territory, without anybody's name. */
export const readTraining = verb('training.read', 'place', centreReaders)
/** The education office of a province and the culture office of a commune ask, plan and hold. */
export const organiseTraining = verb('training.organise', 'own', [...cultureOffice, ...educationOffice])
export const assistAnswer = verb('training.assist', 'own', centreBoard)
export const keepNorms = verb('qualification.norms', 'own', educationOffice)
/** What somebody has learnt is personal: his own centre, the culture office of the commune, the education office of the territory. */
export const readQualifications = verb('qualification.read', 'place', [...centreBoard, ...cultureOffice, ...educationOffice, 'unit-admin'])
export const keepQualifications = verb('qualification.keep', 'place', [...centreBoard, ...cultureOffice, 'unit-admin'])
/** One's own invitations and answers, whatever post is in use. */
export const answerTraining = verb('training.answer', 'signed-in', [])

/** SQL condition: the post in use is an office's, not a centre's. */
const atOffice = (reach: Reach) =>
  sql<boolean>`not exists (select from posts as used join bodies as desk on desk.id = used.body_id where used.id = ${reach.post}::uuid and desk.kind = 'learning-centre')`

/** SQL condition: the people of a centre are the reader's to see. A post at a centre sees that centre only, another of the same commune not. */
export const seesPeopleOf = (reach: Reach, centre: string, path: string) => sql<boolean>`(${withinPlace(reach, path)} and (
  ${sql.ref(centre)} = (select body_id from posts where id = ${reach.post}::uuid) or ${atOffice(reach)}))`

/** SQL condition: the same for those who have left; an office's courses, surveys and plans name them still, a centre has nothing more to do with them. */
export const sawPeopleOf = (reach: Reach, path: string) => sql<boolean>`(${withinPlace(reach, path)} and ${atOffice(reach)})`
