import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../support/cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'landfall-cbam-cli-'));
const list = join(folder, 'goods.yaml');
writeFileSync(
  list,
  `price: latest
importers: [{ id: buyer, otherTonnes: 0 }]
goods:
  - { id: bolts, name: Hex bolts, cn: 7318 15 88, origin: CN, importer: buyer, tonnes: 5500, salesPrice: 1800, emissions: { boundary: wholeProduct, direct: 2.1 } }
  - { id: car, cn: 8708 99, origin: CN }
  - { id: toys, cn: 9503 00 41 }
  - { id: somewhere, tonnes: 3 }
`,
);

describe('npm run cbam', () => {
  it('draws tables with verdict, range and sources', () => {
    const { status, stdout, stderr } = run('cbam.ts', [list]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('> estimate, not a declaration');
    expect(stdout).toContain('| 2026 | 467.8 | 63.4 | 12 – 62 | 26% | 1.33 | 2,572,854 |');
    expect(stdout).toContain('| 2031 | 638.4 – 682.2 |');
    expect(stdout).toContain('2031–2033: no benchmark is laid down for the year.');
    expect(stdout).toContain(
      'Not covered today; a proposal would cover such goods from 2028: vehicles and vehicle parts.',
    );
    expect(stdout).toContain('Nothing can be said without a code or a product family.');
    expect(stdout).toContain('Implementing Regulation (EU) 2025/2620, Annex, point 5.3 (2025-12-16)');
    // The unknown good does not vanish from the total.
    expect(stdout).toContain('| 2026 | at least 2,572,854 |');
  });

  it('speaks Chinese, and writes JSON to a file', () => {
    expect(run('cbam.ts', [list, '--locale', 'zh']).stdout).toContain('| 2026 | 467.8 | 63.4 |');
    const out = join(folder, 'bill.json');
    expect(run('cbam.ts', [list, '--format', 'json', '--out', out]).stdout).toBe('');
    const bill = JSON.parse(readFileSync(out, 'utf8'));
    expect(bill.goods.map(({ verdict }: { verdict: string }) => verdict)).toEqual([
      'liable',
      'watch',
      'outside',
      'unknown',
    ]);
  });

  it('tells wrong input in plain lines with exit code 2', () => {
    const wrong = join(folder, 'wrong.yaml');
    writeFileSync(wrong, 'goods: [{ id: a, cn: bolts }, { id: b, tonnes: -1 }, { id: c, orgin: CN }, { cn: 7318 }]');
    const { status, stdout, stderr } = run('cbam.ts', [wrong]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.trim().split('\n')).toEqual([
      'goods.0.cn: "bolts" is no CN code; allowed: 4, 6, 8 or 10 digits',
      expect.stringMatching(/^goods\.1\.tonnes: /),
      'goods.2: unknown field "orgin"; did you mean "origin"? (allowed: id, name, cn, family, origin, importer, tonnes, emissions, carbonPrice, salesPrice, margin)',
      'goods.3.id: is missing (string expected)',
    ]);
    expect(run('cbam.ts', ['nowhere.yaml']).stderr).toContain('nowhere.yaml: cannot be read (ENOENT)');
    expect(run('cbam.ts', []).status).toBe(2);
    expect(run('cbam.ts', [list, '--locale', 'fr']).status).toBe(2);
  });
});
