import { createTranslator } from 'next-intl';
import { type CompiledBook, compile, type Profile } from '@/lib/engine/index.ts';
import { type View, type ViewLine, view } from '@/lib/wizard/server.ts';
import { movedBy, type Panel, type PanelWords, panelOf } from '../panel';
import type { EngineFile } from './file';

/** Panels of one rule book in one language, made where there is no server. */
export class Panels {
  readonly #compiled: CompiledBook;
  readonly #words: PanelWords;
  #saved: readonly ViewLine[] = [];

  constructor({ book, locale, messages, territories }: EngineFile) {
    this.#compiled = compile(book);
    const t = createTranslator({ locale, messages, namespace: 'wizard' });
    this.#words = { locale, t: t as unknown as PanelWords['t'], territory: (code) => territories[code] ?? code };
  }

  /** The answers that are saved. @returns what looks into what is settled ahead of time: the next answer then costs only what it touches */
  open(profile: Profile): () => void {
    const saved = view(this.#compiled, profile);
    this.#saved = saved.quick();
    return () => void saved.whole();
  }

  /** The panel after an answer, in two steps. */
  after(profile: Profile): { readonly [Step in keyof View]: () => Panel } {
    const now = view(this.#compiled, profile);
    const panel = (lines: readonly ViewLine[]) =>
      panelOf(this.#compiled, profile, lines, movedBy(this.#saved, lines), this.#words);
    return { quick: () => panel(now.quick()), whole: () => panel(now.whole()) };
  }
}
