import { aboutText, type NoteSection, type Overridable, signature } from '../../advice/index.ts';
import type { Block, Line } from '../payload.ts';
import type { Scribe } from '../scribe.ts';

/** Every decision in which the adviser differs, with both views: part of the summary, in full and brief. */
export function ownViews({ advice, said }: Scribe): Block[] {
  const { overrides, locale } = advice;
  if (overrides.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: said.ownView },
    { kind: 'text', line: [said.ownViewNote] },
    {
      kind: 'table',
      columns: [
        { label: said.aboutWhat, width: 1.2 },
        { label: said.ruleBookSays, width: 1.4 },
        { label: said.adviserSays, width: 1.4 },
        { label: said.reason, width: 3.4 },
      ],
      rows: overrides.map((view): Line[] => [
        [{ strong: aboutText(view, said.colon) }],
        [view.engine.label],
        [{ strong: view.choice.label }],
        [view.reason, { quiet: `${said.left}${signature(view, locale)}${said.right}` }, ` ${view.stateText}`],
      ]),
    },
  ];
}

/** The adviser's view of one decision, beside the rule book's, where that decision is explained. */
export function ownView(
  { advice, said }: Scribe,
  decisions: readonly Overridable[],
  market: string | null = null,
): Block[] {
  return advice.overrides
    .filter((view) => decisions.includes(view.decision) && view.market === market)
    .flatMap((view): Block[] => [
      { kind: 'heading', level: market === null ? 2 : 3, text: `${said.ownView}${said.colon}${view.decisionLabel}` },
      {
        kind: 'facts',
        rows: [
          { term: said.ruleBookSays, line: [view.engine.label] },
          {
            term: said.adviserSays,
            line: [
              { strong: view.choice.label },
              { quiet: `${said.left}${signature(view, advice.locale)}${said.right}` },
            ],
          },
          { term: said.reason, line: [view.reason] },
          { term: said.standsTo, line: [view.stateText] },
        ],
      },
    ]);
}

/** What the adviser wrote to a part of the advice, if the setup asks for it. */
export function adviserNotes(scribe: Scribe, section: NoteSection, market: string | null = null): Block[] {
  const { advice, said, ownNotes } = scribe;
  return ownNotes
    .filter((note) => note.section === section && note.market === market)
    .flatMap((note) =>
      paragraphs(note.text).map(
        (text, index, all): Block => ({
          kind: 'text',
          line: [
            ...(index === 0 ? [{ strong: `${said.adviserNote}${said.colon}` }] : []),
            text,
            ...(index === all.length - 1
              ? [{ quiet: `${said.left}${signature(note, advice.locale)}${said.right}` }]
              : []),
          ],
        }),
      ),
    );
}

function paragraphs(text: string): string[] {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
