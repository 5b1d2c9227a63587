import type { Task, Told } from './task.ts';
import { perform } from './tasks/index.ts';

/** A process of its own that does one task of the policy lab. */
const tell = (told: Told) => process.send?.(told);

process.once('message', async (task: Task) => {
  const told = await perform(task, (progress, of) => tell({ progress, of }));
  process.send!(told satisfies Told, undefined, {}, () => process.exit());
});
// Whoever asked is gone.
process.on('disconnect', () => process.exit());
