import {
  type Advice,
  type AdviserNote,
  adviceWords,
  type DividedView,
  type EvidenceView,
  fill,
  type GateView,
  type NoteView,
  type OutlayView,
  type ReasonView,
  type Settled,
} from '../advice/index.ts';
import type { Block, DocumentSetup, Inline, Line, Source } from './payload.ts';
import { words } from './words.ts';

/** Puts parts of one advice into lines, and numbers the sources in the order in which they are first named. */
export class Scribe {
  readonly advice: Advice;
  /** What the adviser wrote, for those who shall read it too. */
  readonly ownNotes: readonly AdviserNote[];
  /** Words shared with the Markdown. */
  readonly said: (typeof adviceWords)['en'];
  readonly words: (typeof words)['en'];
  /** Sources in the order in which they are first named, each with what was named of it. */
  readonly #cited = new Map<string, string[]>();
  readonly #length: DocumentSetup['length'];
  readonly #dividedShown = new Set<string>();
  readonly #noted = new Set<string>();

  constructor(advice: Advice, length: DocumentSetup['length'], ownNotes: readonly AdviserNote[] = []) {
    this.ownNotes = ownNotes;
    this.#length = length;
    this.advice = advice;
    this.said = adviceWords[advice.locale];
    this.words = words[advice.locale];
  }

  cite(ids: readonly string[]): readonly Inline[] {
    const numbers = ids.flatMap((id) => this.#number(id) ?? []);
    return numbers.length > 0 ? [{ cite: [...new Set(numbers)] }] : [];
  }

  #number(id: string): string | null {
    const item = this.advice.evidence[id];
    if (!item) return null;
    const key = item.designChoice ? own : item.source.id;
    const known = this.#cited.get(key) ?? [];
    this.#cited.set(key, known);
    if (!known.includes(id)) known.push(id);
    const source = [...this.#cited.keys()].indexOf(key) + 1;
    return this.#length === 'brief' ? `${source}` : `${source}.${known.indexOf(id) + 1}`;
  }

  /** Text with the numbers of what it rests on. */
  cited({ text, evidence }: { readonly text: string; readonly evidence: readonly string[] }): Line {
    return [text, ...this.cite(evidence)];
  }

  reasons(items: readonly ReasonView[]): Block[] {
    if (items.length === 0) return [];
    return [
      {
        kind: 'reasons',
        items: items.map((reason) => ({
          weight: weightText(reason.weight),
          line: [...this.cited(reason), ...this.#mark(reason.divided)],
          below: this.#divided(reason),
        })),
      },
    ];
  }

  gate(gate: GateView): Line {
    return [...this.cited(gate), ...this.#mark(gate.divided), ...this.#divided(gate).flatMap((line) => [' ', ...line])];
  }

  #mark(divided: readonly DividedView[]): Line {
    return divided.length === 0 ? [] : [{ quiet: `${this.said.left}${this.said.divided}${this.said.right}` }];
  }

  /** Both claims, where the rule stands for the first time. */
  #divided({ rule, divided }: { readonly rule: string; readonly divided: readonly DividedView[] }): Line[] {
    if (this.#dividedShown.has(rule)) return [];
    this.#dividedShown.add(rule);
    const claim = (id: string): Line => [
      fill(this.said.quoted, { text: this.advice.evidence[id]!.claim }),
      ...this.cite([id]),
    ];
    return divided.map(({ evidence, against }) => [
      ...claim(evidence),
      ...against.flatMap((id): Line => [` ${this.said.but} `, ...claim(id)]),
    ]);
  }

  notes(items: readonly NoteView[]): Block[] {
    for (const { id } of items) this.#noted.add(id);
    return items.map((note) => ({ kind: 'note', line: this.cited(note) }));
  }

  /** Notes that stand nowhere else so far. */
  otherNotes(): Block[] {
    return this.notes(this.advice.notes.filter(({ id }) => !this.#noted.has(id)));
  }

  settled({ settled, couldBecome }: Settled): Block[] {
    if (settled) return [{ kind: 'text', line: [{ quiet: this.said.settled }] }];
    if (couldBecome.length === 0) return [];
    const list = couldBecome.map(({ label }) => label).join(this.said.comma);
    return [{ kind: 'text', line: [{ quiet: fill(this.said.open, { list }) }] }];
  }

  /** What open answers leave of a score. */
  span({ low, high }: { readonly low: number; readonly high: number }): string {
    return fill(this.words.span, { low: scoreText(low), high: scoreText(high) });
  }

  outlay({ tangible, intangible }: OutlayView): { term: string; line: Line }[] {
    return [
      { term: this.said.tangible, line: [tangible.join(this.said.semicolon)] },
      { term: this.said.intangible, line: [intangible.join(this.said.semicolon)] },
    ].filter(({ line }) => line[0] !== '');
  }

  /** Name of a market, null for the firm. */
  market(id: string | null): string | null {
    return this.advice.markets.find((market) => market.id === id)?.label ?? null;
  }

  /** A line about one market begins with its name. */
  placed(at: string | null, text: string): string {
    const market = this.market(at);
    return market === null ? text : `${market}${this.said.colon}${text}`;
  }

  /** Names of these markets in brackets, unless they are all markets of the advice. */
  where(ids: readonly string[]): string {
    const { markets } = this.advice;
    const named = markets.filter(({ id }) => ids.includes(id)).map(({ label }) => label);
    return named.length === 0 || named.length === markets.length
      ? ''
      : `${this.said.left}${named.join(this.said.comma)}${this.said.right}`;
  }

  /** The reference list, in the order of the numbers given so far. */
  sources(): Source[] {
    return [...this.#cited].map(([key, ids], index) => ({
      number: `${index + 1}`,
      line: key === own ? [{ strong: this.words.ownChoice }] : this.#reference(this.advice.evidence[ids[0]!]!),
      statements:
        this.#length === 'brief'
          ? []
          : ids.map((id, place) => ({
              number: `${index + 1}.${place + 1}`,
              line: this.#statement(this.advice.evidence[id]!),
            })),
    }));
  }

  #reference({ source: { authors, year, title, container } }: EvidenceView): Line {
    return [{ strong: `${authors} (${year})` }, `. ${title}.${container ? ` ${container}.` : ''}`];
  }

  #statement({ claim, where, strengthLabel, designChoice, date }: EvidenceView): Line {
    if (designChoice) return [claim];
    const { said } = this;
    const gathered = date === null ? '' : `${said.comma}${fill(said.data, { date })}`;
    return [claim, { quiet: `${said.left}${where}${said.semicolon}${strengthLabel}${gathered}${said.right}` }];
  }
}

/** Stands for the source of what is our own choice. */
const own = 'own';

/** With its sign; empty for a row of a table, which has none. */
export function weightText(weight: number): string {
  return weight === 0 ? '' : `${weight > 0 ? '+' : '−'}${Math.abs(weight)}`;
}

/** A score with a proper minus sign. */
export function scoreText(score: number): string {
  return score < 0 ? `−${-score}` : `${score}`;
}
