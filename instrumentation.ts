/** Once, when the server starts: what must not wait for a visitor. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { keepHouse } = await import('./app/access/housekeeping.ts');
  await keepHouse();
}
