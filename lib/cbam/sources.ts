import type { Localised } from '../rulebook/index.ts';
import type { CbamLaw, Citation } from './law.ts';
import { type AssumptionId, assumptionTexts } from './texts.ts';

/** Where a figure comes from. `provisional`: until what it holds. */
export interface Source {
  readonly id: string;
  readonly kind: 'law' | 'proposal' | 'assumption' | 'answer';
  readonly title: Localised;
  /** Number of the act, e.g. "Implementing Regulation (EU) 2025/2620". */
  readonly act?: string;
  readonly article?: string;
  /** Date of the act, or of publication for a price. */
  readonly date?: string;
  /** False: known from others that cite the act, its text was not read. */
  readonly textRead?: boolean;
  readonly provisional?: Localised;
}

/** Collects the sources of one bill; a figure carries their ids. */
export class Sources {
  readonly #used = new Map<string, Source>();
  readonly #law: CbamLaw;
  constructor(law: CbamLaw) {
    this.#law = law;
  }

  cite(citation: Citation, provisional?: Localised, published?: string): string {
    const act = this.#law.acts[citation.act]!;
    return this.#keep({
      id: [act.id, citation.article, published, provisional ? 'provisional' : undefined].filter(Boolean).join(' | '),
      kind: act.status === 'proposal' ? 'proposal' : 'law',
      title: act.title,
      act: act.number,
      article: citation.article,
      date: published ?? act.date,
      textRead: act.read,
      ...(provisional ? { provisional } : {}),
    });
  }

  assume(id: AssumptionId): string {
    return this.#keep({ id: `assumption | ${id}`, kind: 'assumption', title: assumptionTexts[id] });
  }

  answer(): string {
    return this.#keep({ id: 'answer', kind: 'answer', title: { en: 'your answer', zh: '您填写的数据' } });
  }

  all(): Readonly<Record<string, Source>> {
    return Object.fromEntries([...this.#used].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  #keep(source: Source): string {
    this.#used.set(source.id, source);
    return source.id;
  }
}
