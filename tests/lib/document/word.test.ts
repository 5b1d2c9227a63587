import { strFromU8, unzipSync } from 'fflate';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { type DocumentSetup, documentPayload, readLogo } from '../../../lib/document/index.ts';
import { wordDocument } from '../../../lib/document/node.ts';
import { adviceOf, locales, mustSay } from './advices.ts';
import { solid } from './read-pdf.ts';

const setup: DocumentSetup = {
  client: '某某公司',
  consultant: 'Adviser & Partner',
  date: '2026-11-20',
  length: 'full',
};

interface ReadWord {
  part(name: string): string;
  /** Text of all paragraphs, without white space and without the instructions of fields. */
  readonly text: string;
  /** Text by the style of its paragraph. */
  styled(style: string): string[];
}

function readWord(bytes: Uint8Array): ReadWord {
  const parts = unzipSync(bytes);
  const part = (name: string) => strFromU8(parts[name]!);
  const body = part('word/document.xml');
  const paragraphs = [...body.matchAll(/<w:p>.*?<\/w:p>|<w:p [^>]*>.*?<\/w:p>/gs)].map(([xml]) => xml);
  const styled = (style: string) =>
    paragraphs.filter((xml) => xml.includes(`<w:pStyle w:val="${style}"/>`)).map(textIn);
  return { part, text: solid(textIn(body)), styled };
}

function textIn(xml: string): string {
  const runs = [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text);
  const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
  return runs.join('').replace(/&(\w+);/g, (_, name: string) => named[name]!);
}

describe.each(locales)('a Word document (%s)', (locale) => {
  it.each(['made-up-steel-fasteners', 'byd-2026'])('%s says everything, in styles', async (id) => {
    const advice = adviceOf(id, locale);
    const payload = documentPayload(advice, setup);
    const word = readWord(await wordDocument(payload));
    const missing = mustSay(advice).filter((text) => !word.text.includes(solid(text)));
    expect(missing).toEqual([]);
    expect(word.styled('Heading1')).toEqual([...payload.sections.map(({ title }) => title), payload.words.sources]);
    expect(word.styled('Title')).toEqual([payload.title]);

    const body = word.part('word/document.xml');
    const tables = body.split('<w:tblStyle w:val="AdviceTable"/>').length - 1;
    expect(tables).toBeGreaterThan(5);
    expect(body.split('<w:tblHeader/>').length - 1).toBe(tables);
    const captions = word.styled('Caption');
    const numbered = (name: string) =>
      captions
        .filter((text) => text.startsWith(`${name} `))
        .map((text) => Number.parseInt(text.slice(name.length + 1), 10));
    const alts = [...body.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(([, alt]) => alt!);
    expect(numbered(payload.words.table)).toEqual(Array.from({ length: tables }, (_, index) => index + 1));
    expect(numbered(payload.words.figure)).toEqual(alts.map((_, index) => index + 1));
    expect(alts.every((alt) => alt.length > 10)).toBe(true);
    expect(body).toContain('TOC \\h');
    expect(word.part('word/footer1.xml')).toContain('PAGE');

    // Every style that is used is there.
    const styles = word.part('word/styles.xml');
    for (const [, used] of body.matchAll(/<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]*)"/g))
      expect(styles).toContain(`w:styleId="${used}"`);
    const language = locale === 'zh' ? 'zh-CN' : 'en-GB';
    expect(styles).toContain(`<w:lang w:val="${language}"`);
    expect(word.part('docProps/core.xml')).toContain(`<dc:language>${language}</dc:language>`);
    expect(word.part('docProps/core.xml')).toContain('<dc:creator>Adviser &amp; Partner</dc:creator>');
  });
});

const steel = adviceOf('made-up-steel-fasteners', 'en');

describe('a Word document', () => {
  it('has equal bytes for equal input, also when several are made at once', async () => {
    const payload = documentPayload(steel, setup);
    const [one, two] = await Promise.all([wordDocument(payload), wordDocument(payload)]);
    const three = await wordDocument(payload);
    expect(Buffer.compare(one, two)).toBe(0);
    expect(Buffer.compare(one, three)).toBe(0);
  });

  it.each([
    '</w:t></w:r><w:r><w:instrText>DDEAUTO c:\\\\cmd.exe "/k calc"</w:instrText></w:r>',
    '{ INCLUDETEXT "/etc/passwd" } &amp; &#60;b&#62; <w:p/> ]]> <!-- --> <?x?>',
    'w:anchor="_Toc36" <w:bookmarkStart w:name="_Toc1" w:id="1"/>',
    'A\u0000\u0001\u0008B \ud800 \ufffe 😀 שלום',
  ])('shows what looks like code as text: %j', async (name) => {
    const payload = documentPayload(steel, { ...setup, client: name, consultant: name });
    const word = readWord(await wordDocument(payload));
    const shown = solid(
      name
        .toWellFormed()
        .replace(/\p{Cc}+/gu, ' ')
        .replace('\ufffe', ''),
    );
    expect(word.styled('CoverName').map(solid)).toEqual([shown, shown]);
    expect(word.part('word/document.xml')).not.toContain('<w:instrText>DDEAUTO');
    for (const part of ['word/document.xml', 'docProps/core.xml'])
      expect(word.part(part)).not.toMatch(/(?![\n\r\t])\p{Cc}|\ufffe|\uffff/u);
  });

  it('puts the chosen sections in order, and a logo on the cover', async () => {
    const picture = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>',
    );
    const payload = documentPayload(steel, {
      ...setup,
      sections: ['risks', 'summary'],
      logo: readLogo(picture, 'Logo of "Adviser" <b>'),
    });
    const word = readWord(await wordDocument(payload));
    const { title } = payload.sections[0]!;
    expect(word.styled('Heading1').slice(0, 2)).toEqual([title, payload.sections[1]!.title]);
    expect(word.part('word/document.xml')).toContain('Logo of &quot;Adviser&quot; &lt;b&gt;');
  });

  it('draws a logo at the size it is shown at, whatever size its file says', async () => {
    const huge = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="10000" height="10000" viewBox="0 0 3 1"><path d="M0 0h3v1z"/></svg>',
    );
    const logo = readLogo(huge, 'Logo');
    const parts = unzipSync(await wordDocument(documentPayload(steel, { ...setup, sections: ['summary'], logo })));
    const pictures = Object.entries(parts).filter(([name]) => /^word\/media\/.*\.png$/.test(name));
    expect(pictures.length).toBeGreaterThan(0);
    for (const [name, png] of pictures) expect(PNG.sync.read(Buffer.from(png)).width, name).toBeLessThanOrEqual(3600);
  });

  it('can be made with a date in any year', async () => {
    for (const date of ['1066-10-14', '2206-11-20']) {
      const word = readWord(await wordDocument(documentPayload(steel, { ...setup, length: 'brief', date })));
      expect(word.part('docProps/core.xml')).toContain(`${date}T12:00:00Z`);
    }
  });

  it('is short as a brief', async () => {
    const word = readWord(await wordDocument(documentPayload(steel, { ...setup, length: 'brief' })));
    expect(word.text.length).toBeLessThan(12_000);
    expect(word.text).toContain(solid(steel.summary[0]!));
  });
});
