// Stops this process when the one that started it is gone: killed with SIGKILL it cannot pass anything on, and a server
// left alone would keep its port. Imported by scripts that npm starts, and loaded into every program they run.
import { isMainThread } from 'node:worker_threads';
import { read } from './common.mjs';

// npm starts scripts through `sh -c`, which outlives npm: then the shell's parent counts too (where /proc tells).
const parentOf = (pid) => read(`/proc/${pid}/stat`)?.split(') ').at(-1).split(' ')[1];
const npmOf = (shell) => (/sh\0-c\0/.test(read(`/proc/${shell}/cmdline`) ?? '') ? parentOf(shell) : undefined);

if (isMainThread) {
  const parent = process.ppid;
  const npm = npmOf(parent);
  setInterval(() => {
    if (process.ppid !== parent || (npm && parentOf(parent) !== npm)) process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
}
