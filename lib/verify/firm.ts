import { type Answers, type At, answersAt, type CompiledBook, type Profile, readProfile } from '../engine/index.ts';
import type { Witness } from './finding.ts';

/** The firm in the form in which profiles are read from files. */
export function inputOf(profile: Profile): Record<string, unknown> {
  const plain = (answers: Answers) =>
    Object.fromEntries(
      Object.entries(answers).map(([id, answer]) => {
        if (answer.state === 'given') return [id, answer.value];
        if (answer.state === 'skipped') return [id, { skipped: true }];
        const { state: _, ...narrowed } = answer;
        return [id, { unsure: Object.keys(narrowed).length > 0 ? narrowed : true }];
      }),
    );
  const blocks = (list: Profile['markets']) => list.map(({ id, answers }) => ({ id, ...plain(answers) }));
  return {
    asOf: profile.asOf,
    firm: plain(profile.firm),
    markets: blocks(profile.markets),
    goods: blocks(profile.goods),
  };
}

export function witness(profile: Profile, at: At): Witness {
  return { profile: inputOf(profile), market: at.scope === 'market' ? at.index : null };
}

/** The firm of a witness. @throws Error if the book does not accept an answer */
export function profileOf(compiled: CompiledBook, { profile: input }: Witness): Profile {
  const { profile, problems } = readProfile(compiled.book, input, Number(compiled.book.date.slice(0, 4)));
  if (!profile) throw new Error(problems.map(({ path, message }) => `${path}: ${message}`).join('; '));
  return profile;
}

/** The firm without one answer. */
export function withoutAnswer(profile: Profile, at: At, question: string): Profile {
  const drop = ({ [question]: _, ...rest }: Answers): Answers => rest;
  if (at.scope === 'firm') return { ...profile, firm: drop(profile.firm) };
  const change = (blocks: Profile['markets']) =>
    blocks.map((block, index) => (index === at.index ? { ...block, answers: drop(block.answers) } : block));
  return at.scope === 'market'
    ? { ...profile, markets: change(profile.markets) }
    : { ...profile, goods: change(profile.goods) };
}

/** The firm with as few answers as still show it, so that a reader sees what matters. */
export function smallest(profile: Profile, shows: (profile: Profile) => boolean): Profile {
  let least = profile;
  const attempt = (next: Profile) => {
    if (shows(next)) least = next;
  };
  attempt({ ...least, goods: [] });
  attempt({ ...least, firm: {} });
  for (const at of placesOf(profile)) {
    for (const question of Object.keys(answersAt(least, at))) attempt(withoutAnswer(least, at, question));
  }
  return least;
}

function placesOf(profile: Profile): At[] {
  return [
    { scope: 'firm' },
    ...profile.markets.map((_, index): At => ({ scope: 'market', index })),
    ...profile.goods.map((_, index): At => ({ scope: 'goods', index })),
  ];
}
