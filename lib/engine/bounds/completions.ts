import { type AnswerValue, type At, answersAt, type Block, firm, type Profile } from '../profile.ts';
import { encode, type LayoutQuestion, Machine } from '../program/index.ts';
import type { Model } from './bounds.ts';
import type { Boxes, Variable } from './variables.ts';

/** An open answer with every value that makes a difference. A table of scales has a list for each line. */
interface OpenQuestion {
  readonly question: LayoutQuestion;
  readonly at: At;
  /** Draws a value. */
  draw(random: () => number): AnswerValue;
}

/** Ways in which the open answers of a firm can turn out, drawn at random, as answers. */
export class Completions {
  readonly open: readonly OpenQuestion[];
  readonly #profile: Profile;

  constructor(model: Model, profile: Profile) {
    this.#profile = profile;
    const firm = encode(model.program.layout, profile);
    const machine = new Machine(model.program);
    machine.run(firm);
    const groups = new Map<string, Variable[]>();
    for (const variable of model.variables.all(firm, machine)) {
      const key = `${variable.question} ${variable.scope} ${variable.place}`;
      groups.set(key, [...(groups.get(key) ?? []), variable]);
    }
    this.open = [...groups.values()].map((variables) => openQuestion(model, profile, variables));
  }

  /** A full firm: every answer that can matter is given. */
  draw(random: () => number): Profile {
    return this.open.reduce((profile, item) => given(profile, item, item.draw(random)), this.#profile);
  }
}

/** The profile with this answer given. */
export function given(
  profile: Profile,
  { question, at }: { question: LayoutQuestion; at: At },
  value: AnswerValue,
): Profile {
  const set = (answers: Profile['firm']) => ({ ...answers, [question.id]: { state: 'given', value } as const });
  const block = (blocks: readonly Block[]) =>
    blocks.map((each, index) =>
      at.scope !== 'firm' && index === at.index ? { ...each, answers: set(each.answers) } : each,
    );
  if (at.scope === 'firm') return { ...profile, firm: set(profile.firm) };
  return at.scope === 'market'
    ? { ...profile, markets: block(profile.markets) }
    : { ...profile, goods: block(profile.goods) };
}

function openQuestion({ program }: Model, profile: Profile, variables: readonly Variable[]): OpenQuestion {
  const { layout } = program;
  const [first] = variables as [Variable];
  const question = layout.questions.get(first.question)!;
  const at: At = first.scope === 'firm' ? firm : { scope: first.scope, index: first.place };
  const { options } = question;
  const withBit = (bit: number) => options.filter((option) => 1 << layout.bit(question.id, option) === bit);
  const answer = answersAt(profile, at)[question.id];
  const unsure = answer?.state === 'unsure' ? answer : undefined;
  const one = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)]!;
  const number = ([lo, hi]: readonly number[]): number | string => {
    if (lo === Number.POSITIVE_INFINITY) return 'never';
    return Number.isFinite(lo) ? lo! : hi!;
  };
  const draw = (random: () => number): AnswerValue => {
    if (first.boxes) return picks(options, unsure?.includes ?? [], first.boxes, withBit, random);
    if (question.items) {
      const line = (index: number) =>
        variables.find(({ cells }) => cells[0] === layout.cells.get(question.id)!.first + 2 * index);
      // A line that no test tells apart has one value; any mark does.
      return Object.fromEntries(
        question.items.map(({ id }, index) => {
          const found = line(index);
          return [id, found ? number(one(found.ways, random)) : (question.min ?? 1)];
        }),
      ) as Record<string, number>;
    }
    const way = one(first.ways, random);
    if (question.type === 'boolean') return way[0] === 2;
    if (question.type !== 'choice') return number(way);
    const allowed = withBit(way[0]!).filter((option) => unsure?.among?.includes(option) ?? true);
    return one(allowed, random);
  };
  return { question, at, draw };
}

/** Ticks boxes: those already ticked, and some of the open ones that a test names; another one where something must be ticked. */
function picks(
  options: readonly string[],
  ticked: readonly string[],
  { bits, none, most }: Boxes,
  withBit: (bit: number) => readonly string[],
  random: () => number,
): readonly string[] {
  const named = bits.flatMap((bit) => withBit(bit));
  const alone = none ? withBit(none) : [];
  if (alone.length > 0 && random() < 1 / (bits.length + 1)) return alone;
  const free = named.filter((option) => !alone.includes(option));
  const share = random();
  const chosen = free.filter(() => random() < share).slice(0, most);
  const all = [...ticked, ...chosen];
  if (all.length > 0) return all;
  const others = options.filter((option) => !named.includes(option));
  return [(others[0] ?? free[0] ?? options[0])!];
}
