import { buildAdvice, withOverrides } from '../advice/index.ts';
import { carbonBasis, compiledBook } from '../advice/node.ts';
import { makeDocument } from '../document/node.ts';
import type { Made, Task } from './task.ts';

/** A process of its own that makes documents, one for each message. */
async function make({ profile, overrides, language, format, setup, client }: Task): Promise<Made> {
  try {
    const advice = withOverrides(
      compiledBook(),
      buildAdvice(compiledBook(), profile, language, null, carbonBasis()),
      overrides,
    );
    return { document: await makeDocument(advice, format, { ...setup, client }) };
  } catch (error) {
    return { error: error instanceof Error ? error.constructor.name : 'unknown' };
  }
}

process.on('message', (task: Task) => void make(task).then((made) => process.send!(made)));
// Whoever asked is gone.
process.on('disconnect', () => process.exit());
