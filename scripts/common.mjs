// What every script shares. Plain JavaScript without dependencies: it runs before anything is installed, on whatever
// Node started npm (20 or newer).
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Node options that make a program stop with the process that started it. */
export const followParent = ['--import', new URL('follow-parent.mjs', import.meta.url).href];

export function fail(message) {
  console.error(message);
  process.exit(1);
}

/** Text of a file, or undefined if there is none. */
export function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * Runs a program to its end and gives its exit code. A signal that asks this process to stop goes to the program, and
 * this process then ends with the program's exit code instead of taking the next step.
 */
export function execute(file, args, options) {
  const child = spawn(file, args, options);
  let stopping = false;
  const forward = (signal) => {
    stopping = true;
    // Ctrl-C in a terminal reaches the program directly; a second signal would break off the clean-up of some.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    // A program that hangs while it stops must not keep its port.
    setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, forward);
  return new Promise((done) => {
    child.on('error', (error) => fail(`${file}: ${error.message}`));
    child.on('exit', (status, signal) => {
      for (const name of signals) process.off(name, forward);
      const code = status ?? 128 + constants.signals[signal];
      if (stopping) process.exit(code);
      done(code);
    });
  });
}

const alive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

// The holder of a lock renews it every second; one that is gone does not, even if another process now has its number.
function abandoned(file) {
  try {
    const age = Date.now() - statSync(file).mtimeMs;
    const holder = Number(read(file));
    return age > 15_000 || (holder > 0 && !alive(holder));
  } catch {
    return false;
  }
}

/**
 * Does `work` while no other process does work of the same name in this folder: `npm start` and `npm test` may be
 * started side by side.
 */
export async function exclusively(name, work) {
  const file = join(root, '.landfall', `${name}.lock`);
  mkdirSync(dirname(file), { recursive: true });
  for (let told = false; ; ) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (abandoned(file)) rmSync(file, { force: true });
    else {
      if (!told) console.error(`Waiting for another ${name} in this folder to finish …`);
      told = true;
      await sleep(300);
    }
  }
  const release = () => rmSync(file, { force: true });
  const renew = setInterval(() => {
    if (existsSync(file)) utimesSync(file, new Date(), new Date());
  }, 1000);
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(renew);
    process.off('exit', release);
    release();
  }
}
