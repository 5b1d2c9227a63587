import { writeSync } from 'node:fs';
import { registerHooks } from 'node:module';
import type { Task } from './child.ts';
import { counting } from './samples.ts';

const task = JSON.parse(process.argv[2]!) as Task;

if (task.do === 'without-package') {
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier === task.missing)
        throw Object.assign(new Error(`${specifier} is not installed here`), { code: 'ERR_MODULE_NOT_FOUND' });
      return next(specifier, context);
    },
  });
}

const { openStore } = await import('../../../lib/store/index.ts');
const store = await openStore(task.options);

if (task.do === 'increment') {
  for (let done = 0; done < task.times; ) {
    const record = await store.readCase(task.key);
    const { count } = record!.place as { count: number };
    if ((await store.saveCase(task.key, counting(count + 1), record!.revision)) === 'saved') done++;
  }
}
if (task.do === 'save-and-die') {
  const result = await store.saveCase(task.key, counting(task.count));
  writeSync(1, result);
  process.kill(process.pid, 'SIGKILL');
}
if (task.do === 'without-package') {
  const key = await store.createCase(counting(1));
  writeSync(1, (await store.readCase(key)) ? 'works' : 'lost');
}
await store.close();
