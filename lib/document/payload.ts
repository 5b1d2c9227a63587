import type { AdviserNote } from '../advice/index.ts';
import type { Locale } from '../rulebook/index.ts';
import type { Logo } from './logo.ts';

/** Parts of a document that can be chosen and put in order. Cover and sources are always there: first and last. */
export const sectionIds = [
  'summary',
  'stand',
  'model',
  'comparison',
  'markets',
  'roadmap',
  'carbon',
  'risks',
  'actions',
  'support',
  'sure',
  'answers',
  'method',
] as const;
export type SectionId = (typeof sectionIds)[number];

/** What the consultant decides about a document; everything else is the advice. Texts are shown as they are. */
export interface DocumentSetup {
  readonly client?: string | undefined;
  readonly consultant?: string | undefined;
  /** ISO date on the cover and in the file, `2026-11-20`. */
  readonly date: string;
  readonly logo?: Logo | undefined;
  /** Of the document, as the consultant counts. */
  readonly version?: string | undefined;
  /** In this order; all, in their usual order, if left out. A brief has one form only. */
  readonly sections?: readonly SectionId[] | undefined;
  /** What the adviser wrote beside the advice, for those who shall read it too. A brief has the general ones only. */
  readonly notes?: readonly AdviserNote[] | undefined;
  /** `brief`: two pages to decide by. `full`: with every reason, answer and source. */
  readonly length: 'brief' | 'full';
}

/** A piece of a line. `cite`: numbers in the list of sources, `3.2` for the second statement of the third. */
export type Inline =
  | string
  | { readonly strong: string }
  | { readonly quiet: string }
  | { readonly cite: readonly string[] };
export type Line = readonly Inline[];

export interface Column {
  readonly label: string;
  /** Share of the width; `auto` as wide as its content. */
  readonly width: number | 'auto';
  readonly align?: 'end';
}

/** A drawing with the sentence that says what it shows. */
export interface Chart {
  readonly kind: 'chart';
  readonly svg: string;
  readonly alt: string;
}

/** What a document is made of, whatever it is drawn with. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'lead'; readonly lines: readonly string[] }
  | { readonly kind: 'text'; readonly line: Line }
  | { readonly kind: 'note'; readonly line: Line }
  | { readonly kind: 'list'; readonly items: readonly Line[]; readonly numbered?: boolean }
  | {
      readonly kind: 'reasons';
      readonly items: readonly { readonly weight: string; readonly line: Line; readonly below: readonly Line[] }[];
    }
  | { readonly kind: 'facts'; readonly rows: readonly { readonly term: string; readonly line: Line }[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly Line[])[];
      readonly whole?: boolean;
    }
  | { readonly kind: 'columns'; readonly blocks: readonly (readonly Block[])[] }
  | Chart;

export interface Section {
  readonly id: SectionId;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export interface Source {
  readonly number: string;
  readonly line: Line;
  readonly statements: readonly { readonly number: string; readonly line: Line }[];
}

/** A document as plain data: what a template draws, and what every later format can draw. */
export interface DocumentPayload {
  readonly locale: Locale;
  readonly length: DocumentSetup['length'];
  readonly title: string;
  /** Name of the client, empty where none is given. */
  readonly client: string;
  readonly consultant: string;
  readonly date: { readonly iso: string; readonly text: string };
  readonly logo: Logo | null;
  /** Which rules and which answers the document rests on. */
  readonly passport: readonly { readonly term: string; readonly text: string }[];
  readonly sections: readonly Section[];
  /** In the order of their numbers, with the statements taken from each; a brief names the sources only. */
  readonly sources: readonly Source[];
  /** What the template itself writes. */
  readonly words: {
    readonly contents: string;
    readonly table: string;
    readonly figure: string;
    readonly sources: string;
    readonly preparedFor: string;
    readonly preparedBy: string;
    readonly colon: string;
    readonly passport: string;
    readonly foot: string;
    readonly passportNote: string;
  };
}
