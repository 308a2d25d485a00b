import { verb } from '../../kernel/access.ts'
import { readTasks } from '../../work/tasks/index.ts'

/** Figures of the own body; the records behind them are those that the body's work consists of. */
export const readFigures = verb('figures.read', 'own', readTasks.roles)
