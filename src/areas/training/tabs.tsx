import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import { Tabs } from '../../ui/index.ts'
import { CentreTabs } from '../../work/centre-tabs.tsx'
import { organiseTraining, readQualifications, readTraining } from './access.ts'
import { words } from './words.ts'

const parts = [
  { href: '/training', word: 'tabCourses', verb: readTraining },
  { href: '/training/plan', word: 'tabPlan', verb: organiseTraining },
  { href: '/qualifications', word: 'tabGaps', verb: readQualifications },
  { href: '/training/surveys', word: 'tabSurveys', verb: readQualifications },
  { href: '/training/coverage', word: 'tabCoverage', verb: readTraining },
  { href: '/training/norms', word: 'tabNorms', verb: readTraining },
] as const

/** The lists of training under "Trung tâm"; each reader has those that open for him. */
export function TrainingTabs({ current }: { current: (typeof parts)[number]['href'] }) {
  const say = useWords(words)
  const { actor } = useFacts()
  const mine = parts.filter(({ verb }) => actor.may(verb))
  return (
    <>
      {actor.may(readTraining) && <CentreTabs current="/training" />}
      <Tabs label={say.title} items={mine.map(({ href, word }) => ({ href, text: say[word], current: href === current }))} />
    </>
  )
}
