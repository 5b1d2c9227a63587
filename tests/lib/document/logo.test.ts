import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { LogoError, readLogo } from '../../../lib/document/index.ts';

const svg = (inner: string, root = 'viewBox="0 0 60 20"') =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${root}>${inner}</svg>`);

function problemOf(bytes: Uint8Array): string | null {
  try {
    readLogo(bytes, 'Logo');
    return null;
  } catch (error) {
    if (!(error instanceof LogoError)) throw error;
    return error.problem;
  }
}

describe('a logo', () => {
  it('is known by its content', () => {
    const png = PNG.sync.write(new PNG({ width: 30, height: 10 }));
    expect(readLogo(png, 'A')).toMatchObject({ format: 'png', width: 30, height: 10, alt: 'A' });
    const jpg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b080014003c01011100ffd9', 'hex');
    expect(readLogo(jpg, 'A')).toMatchObject({ format: 'jpg', width: 60, height: 20 });
    const { format, width, height } = readLogo(svg('<path d="M0 0h60v20z"/>'), 'A');
    expect({ format, proportion: width / height }).toEqual({ format: 'svg', proportion: 3 });
  });

  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['a handler', '<path onload="x()" d="M0 0"/>'],
    ['a file of the server', '<image href="/etc/passwd"/>'],
    ['a picture of elsewhere', '<image xlink:href="http://example.org/x.png"/>'],
    ['a foreign document', '<foreignObject><p/></foreignObject>'],
    ['parts used again and again', '<g id="a"/><use href="#a"/>'],
    ['a filter', '<filter id="f"/>'],
    ['a style from elsewhere', '<style>@import url(http://example.org/x.css);</style>'],
    ['a fill from elsewhere', '<path fill="url(http://example.org/#a)" d="M0 0"/>'],
    ['a name in disguise', '<path style="fill:ur&#108;(x)" d="M0 0"/>'],
  ])('may not hold %s', (_, inner) => {
    expect(problemOf(svg(inner))).toBe('svg');
  });

  it('may not hold entities', () => {
    expect(problemOf(Buffer.from('<!DOCTYPE svg [<!ENTITY a "b">]><svg viewBox="0 0 1 1">&a;</svg>'))).toBe('svg');
  });

  it.each([
    ['bytes', Buffer.alloc(1_000_001)],
    ['format', Buffer.from('GIF89a')],
    ['format', Buffer.from('#!/bin/sh')],
    ['format', Buffer.alloc(0)],
    // Looked through once: a search that begins anew at each "<svg" would take minutes.
    ['format', Buffer.from('<svg '.repeat(190_000))],
    ['pixels', svg('<path d="M0 0"/>', '')],
    ['pixels', svg('<path d="M0 0"/>', 'viewBox="0 0 9000 1"')],
    ['pixels', Buffer.from('89504e470d0a1a0a0000000d4948445200ffffff00ffffff0806000000000000000000', 'hex')],
  ])('is refused for its %s', (problem, bytes) => {
    expect(problemOf(bytes)).toBe(problem);
  });
});
