import { describe, expect, it } from 'vitest';
import { browserName } from '../../app/[locale]/account/browser-name.ts';
import { isDeskAddress } from '../../app/access/gate.ts';
import { originOf } from '../../app/access/origin.ts';
import { pathAfterSignIn } from '../../app/access/path.ts';

describe('after signing in', () => {
  it('leads only to pages of this server', () => {
    for (const path of ['/zh/desk', '/en/desk/cases/1abc', '/en/account', '/en/invite/1abc.A_b-c', '/zh/case'])
      expect(pathAfterSignIn(path, 'zh')).toBe(path);
    const elsewhere = [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '/en/desk//evil.example',
      '/en/desk\n/x',
      '/en//evil.example',
      '/en/desk/../../x',
      '/en/desk?x=//evil.example',
      '/en/desk/@evil.example',
      'javascript:alert(1)',
      '/api/auth/sign-out',
      '/en/wizard/delete',
      '',
      undefined,
      ['/en/desk'],
    ];
    for (const path of elsewhere) expect(pathAfterSignIn(path, 'zh'), String(path)).toBe('/zh/desk');
  });
});

describe('addresses of the desk', () => {
  it('are those that have a page', () => {
    for (const path of [
      '',
      'clients',
      'claim',
      'members',
      'settings',
      'log',
      'clients/x',
      'clients/x/export',
      'cases/x/delete',
      'batches',
      'batches/x',
      'batches/x/file',
      'lab',
      'lab/x',
      'lab/x/compose',
      'lab/x/scenario',
      'lab/x/firms',
      'lab/x/firm',
      'lab/x/file',
    ])
      expect(isDeskAddress(path === '' ? [] : path.split('/')), path).toBe(true);
    const none = [
      'unknown',
      'x',
      'toString',
      'cases',
      'cases/x/export',
      'members/x',
      'clients/x/export/y',
      'clients/x/constructor',
      'batches/x/delete',
      'constructor/x',
    ];
    for (const path of none) expect(isDeskAddress(path.split('/')), path).toBe(false);
  });
});

describe('where the server is reached', () => {
  it('is what the proxy or the browser says, if it can be an address', () => {
    const at = (headers: Record<string, string>) => originOf(new Headers(headers));
    expect(at({ host: 'a.example:3000' })).toBe('http://a.example:3000');
    expect(at({ host: 'b', 'x-forwarded-host': 'a.example, c', 'x-forwarded-proto': 'https,http' })).toBe(
      'https://a.example',
    );
    expect(at({ host: 'a b<script>' })).toBe('http://localhost:3000');
    expect(at({ host: 'a.example/path?x' })).toBe('http://a.example');
    expect(at({})).toBe('http://localhost:3000');
  });
});

describe('a browser', () => {
  it('is called what its user calls it', () => {
    const chrome =
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36';
    expect(browserName(chrome)).toEqual({ browser: 'Chrome', system: 'Windows' });
    expect(browserName(`${chrome} Edg/140.0`)).toEqual({ browser: 'Edge', system: 'Windows' });
    expect(browserName('Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1')).toEqual({
      browser: 'Safari',
      system: 'iOS',
    });
    expect(browserName('<script>')).toEqual({ browser: null, system: null });
  });
});
