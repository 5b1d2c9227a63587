import type { Localised, RuleBook } from '../rulebook/index.ts';
import type { Accepted, Finding, RecordName } from './finding.ts';

/** A finding that the book declares to be meant. */
interface Exception {
  readonly record: RecordName;
  readonly finding: string;
  readonly about: string;
  readonly why: Localised;
}

export function exceptionsOf(book: RuleBook): Exception[] {
  const of = (kind: RecordName['kind'], item: { id: string; accepted?: Declared | undefined }) =>
    (item.accepted ?? []).map(({ finding, about = '', why }) => ({
      record: { kind, id: item.id },
      finding,
      about,
      why,
    }));
  const decisions = Object.values(book.decisions);
  return [
    ...decisions.flatMap((decision) => [
      ...of('decision', decision),
      ...decision.rules.flatMap((rule) => of('rule', rule)),
    ]),
    ...Object.values(book.questions).flatMap(({ id, unread }) =>
      unread ? of('question', { id, accepted: [{ finding: 'unread', why: unread }] }) : [],
    ),
    ...Object.values(book.facts).flatMap((fact) => of('fact', fact)),
    ...Object.values(book.parameters).flatMap((parameter) => of('parameter', parameter)),
  ];
}

type Declared = readonly { finding: string; about?: string | undefined; why: Localised }[];

/**
 * Parts the findings that are meant from those that are not. A declaration that meets no finding is a finding itself.
 * @param isAll whether every check was made; otherwise a declaration may speak of what was not looked at
 */
export function sortOut(
  found: readonly Finding[],
  exceptions: readonly Exception[],
  isAll: boolean,
): { findings: Finding[]; accepted: Accepted[] } {
  const matches = (exception: Exception, finding: Finding) =>
    exception.record.kind === finding.record.kind &&
    exception.record.id === finding.record.id &&
    exception.finding === finding.kind &&
    exception.about === finding.about;
  const stale = (isAll ? exceptions : [])
    .filter((exception) => !found.some((finding) => matches(exception, finding)))
    .map((exception): Finding => {
      const about = [exception.finding, exception.about].filter(Boolean).join(': ');
      const text = {
        en: `Accepts "${about}", which is not found: take the exception out.`,
        zh: `声明接受“${about}”，但并无此问题，应删去该声明。`,
      };
      return { kind: 'staleException', record: exception.record, about, text, firms: [] };
    });
  const accepted = found.flatMap((finding): Accepted[] => {
    const exception = exceptions.find((candidate) => matches(candidate, finding));
    return exception ? [{ ...finding, why: exception.why }] : [];
  });
  const open = found.filter((finding) => !exceptions.some((exception) => matches(exception, finding)));
  return { findings: [...open, ...stale], accepted };
}
