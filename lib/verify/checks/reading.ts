import { answersAt, evaluate, type Profile, withAnswer } from '../../engine/index.ts';
import { type Entry, readersOf } from '../../explain/index.ts';
import type { Question } from '../../rulebook/index.ts';
import type { Finding, Witness } from '../finding.ts';
import { smallest, witness } from '../firm.ts';
import { type Context, finding, nameOf } from './context.ts';

/** What advice is made of; everything else matters only as far as one of these reads it. */
const used: ReadonlySet<Entry['kind']> = new Set([
  'rule',
  'step',
  'decision',
  'risk',
  'action',
  'support',
  'note',
  'criterion',
]);

/** Questions, facts and parameters that reach no rule and no list, neither directly nor through facts that are read themselves. */
export async function reading(context: Context): Promise<Finding[]> {
  const { compiled, entries } = context;
  const known = new Map<Entry, boolean>();
  const matters = (entry: Entry): boolean => {
    // The weights of the criteria are read wherever markets are compared.
    if (used.has(entry.kind) || (entry.kind === 'question' && entry.item.id === compiled.book.comparison?.weights))
      return true;
    if (!isCandidate(entry)) return false;
    const found = known.get(entry);
    if (found !== undefined) return found;
    known.set(entry, false);
    const result = readersOf(compiled, entries, entry).some(matters);
    known.set(entry, result);
    return result;
  };
  return entries.all.filter(isCandidate).flatMap((entry) => {
    if (matters(entry)) return [];
    const text = {
      en: 'No rule, table or list reads it, directly or through a fact that is read: advice is the same whatever it is.',
      zh: '没有任何规则、表格或清单读取它，也没有被读取的事实用到它：它怎么变，建议都一样。',
    };
    const firms = entry.kind === 'question' ? withAndWithout(context, entry.item) : [];
    return [finding('unread', nameOf(entry), '', text, firms)];
  });
}

/** Two firms that differ in the answer alone and get the same advice. */
function withAndWithout({ prover, compiled }: Context, question: Question): Witness[] {
  const sample = prover.samples
    .placesOf(question.scope)
    .find(({ profile, at }) => answersAt(profile, at)[question.id]?.state === 'given');
  if (!sample) return [];
  const { at } = sample;
  const asked = (profile: Profile) =>
    answersAt(profile, at)[question.id] !== undefined && prover.decide(profile).facts.applies(question, at) === 'yes';
  const one = smallest(sample.profile, asked);
  const pair = [one, withAnswer(one, at, question.id, { state: 'unsure' })];
  const advice = pair.map((profile) => {
    const read = evaluate(compiled, profile);
    const { risks, actions, support, notes } = read.lists;
    return JSON.stringify([
      read.decisions.map(({ shown }) => shown),
      risks.map(({ risk, severity }) => [risk.id, severity]),
      actions.map(({ action }) => action.id),
      support.map(({ id }) => id),
      notes.map(({ note }) => note.id),
    ]);
  });
  return advice[0] === advice[1] ? pair.map((profile) => witness(profile, at)) : [];
}

type Candidate = Extract<Entry, { kind: 'question' | 'fact' | 'parameter' }>;

function isCandidate(entry: Entry): entry is Candidate {
  return entry.kind === 'question' || entry.kind === 'fact' || entry.kind === 'parameter';
}
