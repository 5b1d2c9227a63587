import type { CurrentCase } from '@/app/[locale]/wizard/case';
import { choiceText } from '@/lib/cbam/index.ts';
import type { Locale } from '@/lib/i18n/routing';
import { maxTextLength, type Question } from '@/lib/rulebook/index.ts';
import { currencyOf, formValues } from '@/lib/wizard/index.ts';
import type { PastedGood, PastedList, PasteNote } from '@/lib/wizard/server.ts';
import { answerWords } from '../answer-words';
import { goodName } from '../names';
import { problemText } from '../problem-text';
import type { Translate } from '../translate';
import { formWords } from '../words';

/** A pasted list in words, as plain data: it crosses to the browser. */
export interface Preview {
  readonly summary: string;
  readonly columns: string;
  readonly rows: readonly PreviewRow[];
  readonly others: readonly string[];
  /** How many goods would be added, and the words on the button; none: null. */
  readonly add: string | null;
}
export interface PreviewRow {
  readonly line: number;
  readonly name: string;
  readonly read: readonly string[];
  readonly notes: readonly string[];
}

/** @param room how many more goods the case can hold */
export function previewOf(list: PastedList, room: number, found: CurrentCase, locale: Locale, t: Translate): Preview {
  const { questions } = found.compiled.book;
  const say = new Notes(found, locale, t);
  let left = room;
  const rows = list.goods.map((good): PreviewRow => {
    const has = Object.keys(good.answers).length > 0;
    const fate = !has ? t('paste.nothing') : left-- > 0 ? null : t('paste.over');
    return {
      line: good.line,
      name: goodName(found.compiled, good.answers, locale) ?? good.cells.find((cell) => cell !== '') ?? '',
      read: readAs(good, questions, found, locale, t),
      notes: [
        ...(fate ? [fate] : []),
        ...good.notes.filter(({ kind }) => kind !== 'empty').map((note) => say.note(note)),
      ],
    };
  });
  const usable = list.goods.filter(({ answers }) => Object.keys(answers).length > 0).length;
  const count = Math.min(usable, room);
  const notes = list.goods.reduce((sum, good) => sum + good.notes.length, 0);
  const columns = list.columns.map(({ header, question }, index) => {
    const title = header || t('paste.columnEmpty', { number: index + 1 });
    const label = question && say.column(question);
    return label
      ? header
        ? `${header} → ${label}`
        : `${title} → ${label}`
      : t('paste.columnUnread', { header: title });
  });
  return {
    summary: usable === 0 ? t('paste.none') : t('paste.summary', { count, over: usable - count, notes }),
    columns: `${list.guessed ? t('paste.guessed') : ''}${columns.join(locale === 'zh' ? '；' : '; ')}`,
    rows,
    others: list.otherLines.map(({ line, text }) => t('paste.otherLine', { line, text })),
    add: count > 0 ? t('paste.add', { count }) : null,
  };
}

function readAs(
  { answers }: PastedGood,
  questions: CurrentCase['compiled']['book']['questions'],
  found: CurrentCase,
  locale: Locale,
  t: Translate,
): string[] {
  return Object.entries(answers).flatMap(([id, answer]) => {
    const question = questions[id];
    if (!question || id === 'goodsName') return [];
    return [
      `${shortLabel(id, question, locale, t)}${locale === 'zh' ? '：' : ': '}${answerWords(found, question, answer, locale, t)}`,
    ];
  });
}

/** The name of a column where there is one, else the question itself. */
function shortLabel(id: string, question: Question, locale: Locale, t: Translate): string {
  const key = `paste.column.${id}` as Parameters<Translate['has']>[0];
  return t.has(key) ? t(key as 'paste.column.cnCode') : question.label[locale];
}

class Notes {
  readonly #found: CurrentCase;
  readonly #locale: Locale;
  readonly #t: Translate;

  constructor(found: CurrentCase, locale: Locale, t: Translate) {
    this.#found = found;
    this.#locale = locale;
    this.#t = t;
  }

  column(id: string): string {
    const question = this.#found.compiled.book.questions[id];
    return question ? shortLabel(id, question, this.#locale, this.#t) : id;
  }

  note(note: PasteNote): string {
    const t = this.#t;
    switch (note.kind) {
      case 'problem':
        return this.#problem(note);
      case 'option': {
        const options = this.#found.compiled.book.questions[note.question]?.options ?? [];
        const allowed = options.map((option) => option[this.#locale]).join(this.#locale === 'zh' ? '、' : ', ');
        return t('paste.option', { column: this.column(note.question), typed: note.typed, allowed });
      }
      case 'country':
        return t('paste.country', { column: this.column(note.question), typed: note.typed });
      case 'codeOpen':
        return t('paste.codeOpen', { typed: note.typed });
      case 'noCode':
        return note.like ? t('paste.noCodeLike', { code: choiceText(note.like) }) : t('paste.noCode');
      case 'beyond':
        return t('paste.beyond', { typed: note.typed });
      default:
        return t(`paste.${note.kind}`);
    }
  }

  #problem({ question: id, typed, problem }: Extract<PasteNote, { kind: 'problem' }>): string {
    const { compiled, record } = this.#found;
    const question = compiled.book.questions[id]!;
    const home = record.profile.firm.homeCountry;
    const text = problemText(
      // The list offers no button to choose a code; the likeliest is named instead.
      { ...problem, repairs: [] },
      {
        // There is no "not sure" beside a cell that a message could point to.
        question: { ...question, unsure: false },
        values: formValues({ answer: [typed] }),
        words: formWords(this.#t),
        locale: this.#locale,
        currency: currencyOf(home?.state === 'given' ? String(home.value) : undefined),
        textLimit: maxTextLength,
      },
    );
    const like = problem.repairs?.find((repair) => repair.kind === 'code');
    const hint = like ? this.#t('paste.notCodeLike', { code: `${like.code} · ${like.label}` }) : '';
    const join = this.#locale === 'zh' ? '；' : '; ';
    return this.#t('paste.problem', { column: this.column(id), text: hint ? `${text}${join}${hint}` : text });
  }
}
