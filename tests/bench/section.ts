/** One table of the bench. */
export interface Section {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Sentences below the table: what the numbers include. */
  readonly notes?: readonly string[];
}

/** A number to three digits, thousands set apart. */
export function count(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en', { maximumSignificantDigits: 3 });
}

/** Of durations or ratios. */
export function percentiles(values: readonly number[]): Record<'median' | 'p95' | 'p99' | 'largest', number> {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  return { median: at(0.5), p95: at(0.95), p99: at(0.99), largest: at(1) };
}

/** Milliseconds of processor time of all threads so far: what else runs on the machine does not count. */
export function processorNow(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds of processor time that a run takes. */
export function processorTime(run: () => unknown): number {
  const started = processorNow();
  run();
  return processorNow() - started;
}
