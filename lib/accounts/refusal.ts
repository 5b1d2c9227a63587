/**
 * Whether the account library refuses (a wrong password, a member who is none), which is an answer and no fault. By what it says: one process may
 * load the library several times, and its classes are then not the same.
 */
export function isRefusal(error: unknown): boolean {
  const { name, statusCode } = (error ?? {}) as { name?: unknown; statusCode?: unknown };
  return name === 'APIError' && typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500;
}
