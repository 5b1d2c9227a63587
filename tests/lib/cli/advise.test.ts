import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readPdf } from '../document/read-pdf.ts';

const folder = mkdtempSync(join(tmpdir(), 'landfall-cli-'));

/** The command as users call it, without npm's own half second. */
function advise(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'lib/cli/advise.ts', ...args],
    { input, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  return { status, stdout, stderr };
}

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const exporter = `
firm: { homeCountry: CN, offerKind: industrialGoods, exportExperience: regularUnder5, employees: 60, ownBrandShare: most, activitiesAbroad: [onlineStore] }
markets: [{ id: de, targetCountry: DE, networkStage: contacts, firstContact: localIntermediary, demandEvidence: firstOrders }]
`;

describe('npm run advise', () => {
  it('gives honest advice when everything is unknown', () => {
    const { status, stdout, stderr } = advise(['-'], '{}');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const advice = JSON.parse(stdout);
    expect(advice.level).toMatchObject({ current: null, target: null });
    expect(advice.model.recommended).toBeNull();
    expect(advice.markets).toEqual([]);
    expect(advice.level.targetSettled.couldBecome.map((option: { option: string }) => option.option).sort()).toEqual([
      'brand',
      'integrated',
      'prepareFirst',
      'product',
    ]);
    expect(advice.model.options.every((option: { ruledOutBy: unknown[] }) => option.ruledOutBy.length === 0)).toBe(
      true,
    );
    expect(advice.open[0]).toMatchObject({ question: 'targetCountry', tier: 'core' });
    expect(advice.open.length).toBeGreaterThan(10);
    expect(advice.summary.join(' ')).toContain('Answer first');
  });

  it('writes a PDF with the names it is given', async () => {
    const out = join(folder, 'advice.pdf');
    const setup = ['--length', 'brief', '--locale', 'zh', '--client', '某某公司', '--date', '2026-11-20'];
    const { status, stdout, stderr } = advise(['-', '--format', 'pdf', ...setup, '--out', out], exporter);
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
    const { text, tagged, language } = await readPdf(readFileSync(out));
    expect({ tagged, language }).toEqual({ tagged: true, language: 'zh-CN' });
    expect(text).toContain('某某公司');
    expect(text).toContain('2026年11月20日');
  });

  it('writes a PDF with chosen sections, a logo and an edition', async () => {
    const out = join(folder, 'chosen.pdf');
    const logo = file(
      'logo.svg',
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>',
    );
    const setup = ['--sections', 'risks,summary', '--logo', logo, '--edition', 'draft 7', '--consultant', 'Adviser'];
    const { status, stderr } = advise(['-', '--format', 'pdf', ...setup, '--out', out], exporter);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const { outline, alts, text } = await readPdf(readFileSync(out));
    expect(outline[0]).toBe('Risks');
    expect(outline).not.toContain('Roadmap');
    expect(alts[0]).toBe('Adviser');
    expect(text).toContain('draft7');
  });

  it.each(['docx', 'xlsx'])('writes a file of the kind %s', (format) => {
    const out = join(folder, `advice.${format}`);
    const { status, stdout, stderr } = advise(['-', '--format', format, '--out', out], exporter);
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
    const main = format === 'docx' ? 'word/document.xml' : 'xl/workbook.xml';
    expect(Object.keys(unzipSync(readFileSync(out)))).toContain(main);
  });

  it('keeps the contract of the JSON', () => {
    const advice = JSON.parse(advise([file('exporter.yaml', exporter)]).stdout);
    expect(advice.rulebook).toEqual({
      version: expect.any(String),
      date: expect.any(String),
      hash: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    expect(Object.keys(advice)).toEqual(
      expect.arrayContaining([
        'level',
        'model',
        'markets',
        'pathway',
        'risks',
        'actions',
        'support',
        'carbon',
        'robustness',
        'open',
        'counterfactuals',
        'askable',
      ]),
    );
    expect(advice.level).toMatchObject({ current: 'brand', options: expect.any(Array) });
    expect(advice.model).toMatchObject({
      technology: { score: expect.any(Number) },
      resource: { score: expect.any(Number) },
    });
    const [market] = advice.markets;
    expect(market.id).toBe('de');
    expect(market.entry).toMatchObject({
      now: expect.any(Array),
      next: expect.any(Array),
      strategy: expect.any(String),
    });
    for (const option of market.entry.options) {
      expect(option).toMatchObject({
        mode: expect.any(String),
        score: expect.any(Number),
        low: expect.any(Number),
        high: expect.any(Number),
        status: expect.any(String),
        ruledOutBy: expect.any(Array),
      });
      for (const reason of option.reasons)
        expect(reason).toMatchObject({
          rule: expect.any(String),
          weight: expect.any(Number),
          text: expect.any(String),
          evidence: expect.any(Array),
        });
    }
  });

  it('writes Markdown in Chinese to a file', () => {
    const out = join(folder, 'advice.md');
    const { status, stdout } = advise([
      file('exporter.yaml', exporter),
      '--locale',
      'zh',
      '--format',
      'md',
      '--out',
      out,
    ]);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    const text = readFileSync(out, 'utf8');
    expect(text).toContain('# 出海建议');
    expect(text).toContain('德国');
    expect(text).toMatch(/\[\^1\]: /);
  });

  it('gives equal output for equal input', () => {
    const path = file('exporter.yaml', exporter);
    expect(advise([path]).stdout).toBe(advise([path]).stdout);
  });

  it.each([
    ['malformed YAML', 'firm: { homeCountry: CN', 'profile: is not readable as YAML or JSON'],
    ['not an object', '[1, 2]', 'profile: a profile is an object; allowed: asOf, firm, markets, goods'],
    ['an unknown top field', 'company: {}', 'company: unknown field'],
    [
      'an unknown question',
      'firm: { homeCuntry: CN }',
      'firm.homeCuntry: there is no such question; did you mean "homeCountry"?',
    ],
    [
      'a question in the wrong place',
      'firm: { targetCountry: DE }',
      'firm.targetCountry: is asked per market, not per firm',
    ],
    [
      'a wrong type',
      'firm: { employees: many }',
      'firm.employees: "many" is not allowed: give a whole number from 1 to 1000000',
    ],
    [
      'an unknown option',
      'firm: { offerKind: boats }',
      'firm.offerKind: "boats" is not allowed: choose one of: materialsParts',
    ],
    [
      'a number out of range',
      'firm: { rdIntensity: 140 }',
      'firm.rdIntensity: 140 is not allowed: give a number from 0 to 100',
    ],
    ['a year in the future', 'asOf: 2026\nfirm: { foundingYear: 2030 }', 'firm.foundingYear: 2030 is not allowed'],
    [
      'a range outside the scale',
      'firm: { rdIntensity: { unsure: { between: [200, 300] } } }',
      'firm.rdIntensity: what is known',
    ],
    ['"none" with others', 'firm: { motives: [none, buildBrand] }', 'firm.motives'],
    ['an empty file', '', 'profile: is empty'],
    [
      'too many markets',
      `markets: [${'{targetCountry: DE},'.repeat(6)}]`,
      'markets: has 6 entries; at most 5 are allowed',
    ],
    [
      'a prototype field',
      '{"firm": {"__proto__": {"x": 1}, "constructor": 1}}',
      'firm.constructor: there is no such question',
    ],
    ['a duplicate key', 'firm: { employees: 5, employees: 6 }', 'not readable'],
  ])('answers %s with exit 2 and a clear line', (_, input, message) => {
    const { status, stdout, stderr } = advise(['-'], input);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('reports every problem, one line each', () => {
    const { stderr } = advise(['-'], 'firm: { employees: 0, offerKind: boats, rdIntensity: -1 }');
    expect(stderr.trim().split('\n')).toHaveLength(3);
  });

  it.each([
    ['5 MB of junk', 'x'.repeat(5 * 1024 * 1024)],
    ['5 MB of JSON', JSON.stringify({ firm: { junk: 'y'.repeat(5 * 1024 * 1024) } })],
    ['JSON nested 10,000 deep', '['.repeat(10_000) + ']'.repeat(10_000)],
    ['YAML nested 10,000 deep', Array.from({ length: 400 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
    [
      'an alias bomb',
      'a: &a [x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b]\nd: &d [*c, *c, *c, *c, *c, *c, *c, *c]\nfirm: *d',
    ],
    ['binary', '\u0000\u0001\u0002\u0003'],
    ['18,000 unknown fields', `firm: {${Array.from({ length: 18_000 }, (_, i) => `k${i}: 1`).join(', ')}}`],
  ])('survives %s', (_, input) => {
    const { status, stdout, stderr } = advise(['-'], input);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^[\w.]+: .+/);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stderr.length).toBeLessThan(2000);
  });

  it.each([
    [[], 'FILE: is missing'],
    [['a', 'b'], 'FILE: only one is allowed'],
    [['-', '--format', 'doc'], '--format: "doc" is not allowed; allowed: json, md, pdf, docx, xlsx'],
    [['-', '--format', 'pdf', '--length', 'long'], '--length: "long" is not allowed; allowed: full, brief'],
    [['-', '--format', 'pdf', '--date', '2026-02-30'], '--date: "2026-02-30" is no date; allowed: YYYY-MM-DD'],
    [['-', '--sections', 'summary,weather'], '--sections: there is no section "weather"; allowed: summary, stand, '],
    [['-', '--sections', 'risks,risks'], '--sections: "risks" is named twice'],
    [['-', '--logo', 'no-such.png'], 'no-such.png: cannot be read (ENOENT)'],
    [['-', '--logo', 'package.json'], '--logo: package.json cannot be used; allowed are PNG, JPEG and SVG files'],
    [['-', '--locale', 'fr'], '--locale: "fr" is not allowed; allowed: en, zh'],
    [['-', '--whatif', 'model:none'], '--whatif: "model:none" is no key under "askable"'],
    [['-', '--colour'], 'unknown option --colour (allowed: --locale, --format, --whatif, --out, --length, '],
    [['no-such-file.yaml'], 'no-such-file.yaml: cannot be read (ENOENT)'],
  ])('explains wrong arguments %j', (args, message) => {
    const { status, stderr } = advise(args, '{}');
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});
