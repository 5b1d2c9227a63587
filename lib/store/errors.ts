/**
 * - `too-large`: profile or place exceeds {@link maxBytes}
 * - `invalid`: the content to be stored is not a case
 * - `corrupt`: what is stored is not a case; nothing was changed
 * - `settings`: DATABASE_URL or the database itself is unsuitable
 * - `unavailable`: the database cannot be reached, is locked, full or closed
 */
export type StoreProblem = 'too-large' | 'invalid' | 'corrupt' | 'settings' | 'unavailable';

const brand = Symbol.for('landfall.StoreError');

/** The only error of the store. `message` names no answer, no secret and no password and may be logged. */
export class StoreError extends Error {
  override name = 'StoreError';
  readonly problem: StoreProblem;
  readonly [brand] = true;

  /** By its brand: one process may load this module several times (pages, proxy, start), and they share the open store. */
  static override [Symbol.hasInstance](error: unknown): boolean {
    return typeof error === 'object' && error !== null && brand in error;
  }

  constructor(problem: StoreProblem, message: string) {
    super(message);
    this.problem = problem;
  }
}

/**
 * The error of a driver is not kept as `cause`: drivers attach rows, parameters and connection strings, and a cause ends up
 * in logs.
 */
export function storeError(error: unknown, doing: string): StoreError {
  if (error instanceof StoreError) return error;
  const { message, code } = error as { message?: unknown; code?: unknown };
  return new StoreError(
    'unavailable',
    `${doing}: ${[code, message].filter((part) => typeof part === 'string' && part !== '').join(' ') || 'unknown error'}`,
  );
}
