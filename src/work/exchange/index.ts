export { type Attachment, type Edxml, joinCode, NotEdxml, namespace, type Organ, readEdxml, splitCode, writeEdxml } from './edxml.ts'
