import type { Localised } from '../rulebook/index.ts';

/** A file or mapping that cannot be used at all: what is wrong and what is allowed. Nothing is written then. */
export class IntakeError extends Error {
  override name = 'IntakeError';
  readonly problems: readonly Localised[];

  constructor(...problems: readonly Localised[]) {
    super(problems.map(({ en }) => en).join('\n'));
    this.problems = problems;
  }
}

/** Text of a file inside a message: short, on one line, without control characters. */
export function shown(text: string, most = 60): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return line.length > most ? `${line.slice(0, most)}…` : line;
}
