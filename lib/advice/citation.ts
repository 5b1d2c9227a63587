import type { Source } from '../rulebook/index.ts';

const official = /(?:Regulation )?\(?(?:EU|COM)\)?[ (]*\d{4}\)?[/ ]\d+/;

/** A source in a few words: "Vedel & Servais 2017", "Regulation (EU) 2023/956". */
export function shortCitation(source: Pick<Source, 'authors' | 'year' | 'title' | 'kind'>): string {
  const authors = Array.isArray(source.authors) ? source.authors : [source.authors];
  if (source.kind === 'law' || source.kind === 'proposal')
    return official.exec(source.title)?.[0] ?? `${authors[0]} ${source.year}`;
  // A review that stands for several papers lists them with their years.
  if (authors.some((author) => /\d{4}$/.test(author))) return `${authors[0]} …`;
  const names = authors.map((author) => author.split(' ').at(-1)!);
  const who = names.length > 2 ? `${names[0]} et al.` : names.join(' & ');
  return `${who} ${source.year}`;
}
