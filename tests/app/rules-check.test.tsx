import { describe, expect, test } from 'vitest';
import { firmsOf } from '@/app/[locale]/rules/check/firms.ts';
import CheckPage from '@/app/[locale]/rules/check/page.tsx';
import { rulesFolder } from '@/lib/rulebook/node.ts';
import { profileOf } from '@/lib/verify/index.ts';
import { readReport } from '@/lib/verify/server.ts';
import { realCompiled } from '../support/book.ts';
import { html, textOf } from '../support/render.tsx';

const report = readReport(rulesFolder())!;

describe('the page of the verifier', () => {
  test.each(['en', 'zh'] as const)(
    'shows every exception with its reason and a form that opens its firm: %s',
    (locale) => {
      const markup = html(locale, <CheckPage />);
      const text = textOf(markup);
      for (const finding of report.accepted) {
        expect(text).toContain(finding.text[locale].replace(/\s+/g, ' '));
        expect(text).toContain(finding.why[locale]);
      }
      const forms = [...markup.matchAll(/name="firm" value="([^"]+)"/g)].map(([, name]) =>
        name!.replaceAll('&amp;', '&'),
      );
      const firms = firmsOf(report);
      expect(forms.sort()).toEqual([...firms.keys()].sort());
      for (const name of forms) expect(() => profileOf(realCompiled(), firms.get(name)!)).not.toThrow();
      expect(text).not.toMatch(/undefined|\[object|NaN|rules\.check/);
    },
  );
});
