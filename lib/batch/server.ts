export { archive, type Entry } from './archive.ts';
export { fileName } from './names.ts';
export { runBatch } from './runner.ts';
export type { Order } from './task.ts';
