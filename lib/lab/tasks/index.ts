import { CohortFileError } from '../../cohort/node.ts';
import { IntakeError } from '../../cohort-intake/node.ts';
import type { Localised } from '../../rulebook/index.ts';
import type { OnProgress, Task, Told } from '../task.ts';
import { besideFirm, findFirm, movedFirms } from './firms.ts';
import { drawPopulation, inspectFile, readFirms } from './population.ts';
import { runScenarios } from './run.ts';

/** Does one task. Never rejects. */
export async function perform(task: Task, onProgress: OnProgress): Promise<Told> {
  try {
    return { result: await resultOf(task, onProgress) };
  } catch (error) {
    if (error instanceof IntakeError) return { problems: error.problems };
    if (error instanceof CohortFileError) return { problems: error.problems.map(inWords) };
    const { code } = error as { code?: unknown };
    if (code === 'ENOSPC') return { problems: [noSpace] };
    return { error: typeof code === 'string' ? code : error instanceof Error ? error.constructor.name : 'unknown' };
  }
}

function resultOf(task: Task, onProgress: OnProgress): Promise<unknown> {
  switch (task.kind) {
    case 'inspect':
      return inspectFile(task);
    case 'read':
      return readFirms(task, onProgress);
    case 'draw':
      return drawPopulation(task);
    case 'run':
      return runScenarios(task, onProgress);
    case 'moved':
      return movedFirms(task);
    case 'find':
      return findFirm(task);
    case 'beside':
      return besideFirm(task);
  }
}

const noSpace: Localised = { en: 'the server has no room left for files', zh: '服务器磁盘空间不足' };

function inWords({ column, message }: CohortFileError['problems'][number]): Localised {
  if (!column) return message;
  return { en: `${column}: ${message.en}`, zh: `${column}：${message.zh}` };
}
