#!/usr/bin/env node
// Cuts the web fonts: the Latin face as it is, the Chinese face down to the glyphs our own texts use, in three files per
// weight: what the landing page shows, what the other pages show (both from app/fonts/shown.json), and the rest.
// Writes public/fonts/*.<hash>.woff2, the style sheet of the late faces, and public/fonts/manifest.json (read by app/fonts/faces.ts).
// Does nothing when neither the texts nor this file changed. `--force` cuts anew.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const out = path.join(root, 'public/fonts');
const manifestPath = path.join(out, 'manifest.json');

/** What Instrument Sans (latin) has, as CSS unicode-range. */
const latin =
  'U+20-7E,U+A0-FF,U+131,U+152-153,U+2C6,U+2DA,U+2DC,U+2013-2014,U+2018-201A,U+201C-201E,U+2022,U+2026,U+2039-203A,U+20AC,U+2122,U+2191,U+2193,U+2212';
/** The same without “ ” ‘ ’ — … · : Chinese shares these code points and wants them at full width. */
const latinBesideChinese =
  'U+20-7E,U+A0-B6,U+B8-FF,U+131,U+152-153,U+2C6,U+2DA,U+2DC,U+2013,U+201A,U+201E,U+2022,U+2039-203A,U+20AC,U+2122,U+2191,U+2193,U+2212';
/** Everything the Chinese face may be asked for; keeps Latin letters from fetching it while the Latin face loads. */
const notLatin = 'U+B7,U+2010-2012,U+2014-2BFF,U+2E80-9FFF,U+F900-FFEF';

const shownPath = path.join(root, 'app/fonts/shown.json');
/** Shown in the header of every page, in either language. */
const always = { zh: '出海参谋中文', en: '出海参谋中文' };

const latinFile = '@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2';
/** Letters of authors' names (č, ž, ć …): a file of its own, fetched only by pages that show one. */
const latinExtFile = '@fontsource-variable/instrument-sans/files/instrument-sans-latin-ext-wght-normal.woff2';
const latinExt = 'U+100-130,U+132-151,U+154-17F,U+1E00-1E9F';
const hanFiles = {
  400: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  600: '@expo-google-fonts/noto-sans-sc/600SemiBold/NotoSansSC_600SemiBold.ttf',
};
/** 400 stands in for 500 too, 600 for 700: the interface uses no other weights in Chinese. */
const weightRange = { 400: '400 500', 600: '600 700' };
/** Glyph alternates that CSS uses: trimmed punctuation. Everything else would only add weight. */
const keepFeatures = ['halt', 'chws', 'ccmp', 'locl'];

const sha = (data) => createHash('sha256').update(data).digest('hex');

async function filesUnder(dir, extensions) {
  const entries = await readdir(path.join(root, dir), { withFileTypes: true, recursive: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && extensions.includes(path.extname(entry.name)))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

async function readTexts() {
  const texts = { en: [], zh: [], rules: [] };
  for (const locale of ['en', 'zh']) {
    for (const file of await filesUnder(`lib/i18n/messages/${locale}`, ['.json'])) {
      texts[locale].push({ name: path.basename(file), text: await readFile(file, 'utf8') });
    }
  }
  for (const file of await filesUnder('rules', ['.yaml', '.yml'])) {
    texts.rules.push({ name: path.relative(root, file), text: await readFile(file, 'utf8') });
  }
  return texts;
}

/** Strings below an `en` key are English, all others may be shown in Chinese. */
function splitByLanguage(value, into, language = 'zh') {
  if (typeof value === 'string') into[language].push(value);
  else if (Array.isArray(value)) for (const item of value) splitByLanguage(item, into, language);
  else if (value && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) splitByLanguage(item, into, key === 'en' ? 'en' : language);
  }
}

async function ruleTexts(rules) {
  const into = { en: [], zh: [] };
  if (rules.length === 0) return into;
  const { parseAllDocuments } = await import('yaml');
  for (const { text } of rules) {
    const documents = parseAllDocuments(text);
    // A file that does not parse is the rule book check's business; here its glyphs are enough.
    if (documents.some((document) => document.errors.length > 0)) into.zh.push(text);
    else for (const document of documents) splitByLanguage(document.toJS({ maxAliasCount: -1 }), into);
  }
  return into;
}

function parseRange(range) {
  return range.split(',').map((part) => {
    const [from, to = from] = part.slice(2).split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });
}

function formatRange(codes) {
  const runs = [];
  for (const code of [...codes].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && code === last[1] + 1) last[1] = code;
    else runs.push([code, code]);
  }
  const hex = (code) => code.toString(16).toUpperCase();
  return runs.map(([from, to]) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`)).join(',');
}

/** Code points of the text that the Latin face of this page does not draw. */
function glyphs(text, latinRange) {
  const covered = parseRange(latinRange);
  const codes = new Set();
  for (const char of text) {
    const code = char.codePointAt(0);
    if (code >= 0x20 && !covered.some(([from, to]) => code >= from && code <= to)) codes.add(code);
  }
  return codes;
}

const without = (set, other) => new Set([...set].filter((item) => !other.has(item)));

function fontFace(family, file, weight, range) {
  return `@font-face{font-family:"${family}";src:url(/fonts/${file}) format("woff2");font-weight:${weight};font-display:swap;unicode-range:${range}}`;
}

async function main() {
  const started = performance.now();
  const texts = await readTexts();
  const shown = JSON.parse(await readFile(shownPath, 'utf8'));
  const key = sha(JSON.stringify([sha(await readFile(fileURLToPath(import.meta.url))), texts, shown]));
  const old = await readFile(manifestPath, 'utf8').then(JSON.parse, () => undefined);
  if (old?.key === key && !process.argv.includes('--force')) {
    const present = new Set(await readdir(out));
    if (old.files.every((file) => present.has(file))) return;
  }

  let subsetFont;
  try {
    subsetFont = (await import('subset-font')).default;
    for (const file of [latinFile, latinExtFile, ...Object.values(hanFiles)]) require.resolve(file);
  } catch (error) {
    console.warn(`fonts: not cut, pages use the system's fonts (${error.message.split('\n')[0]})`);
    return;
  }

  await mkdir(out, { recursive: true });
  await writeFile(path.join(out, '.gitignore'), '*\n');
  const files = [];
  const save = async (name, data, extension = 'woff2') => {
    const file = `${name}.${sha(data).slice(0, 10)}.${extension}`;
    await writeFile(path.join(out, `${file}.tmp`), data);
    await rename(path.join(out, `${file}.tmp`), path.join(out, file));
    files.push(file);
    return file;
  };
  const cut = async (name, weight, codes) => {
    const source = await readFile(require.resolve(hanFiles[weight]));
    const options = { targetFormat: 'woff2', keepFeatures, noLayoutClosure: true, noHinting: true };
    return save(`${name}-${weight}`, await subsetFont(source, String.fromCodePoint(...codes), options));
  };

  const rules = await ruleTexts(texts.rules);
  const join = (list) => list.map((item) => item.text).join('');
  // Charts draw marks that stand in no text.
  const drawn = Object.values(shown)
    .flatMap((byWeight) => Object.values(byWeight))
    .join('');
  const chinese = glyphs(join(texts.zh) + rules.zh.join('') + always.zh + drawn, latinBesideChinese);
  const english = glyphs(join(texts.en) + rules.en.join('') + always.en, latin);

  const latinSaved = await save('latin', await readFile(require.resolve(latinFile)));
  const css = { en: [fontFace('Landfall Latin', latinSaved, '400 700', latin)], zh: [] };
  css.zh.push(fontFace('Landfall Latin', latinSaved, '400 700', latinBesideChinese));
  const extSaved = await save('latin-ext', await readFile(require.resolve(latinExtFile)));
  for (const locale of ['en', 'zh']) css[locale].push(fontFace('Landfall Latin', extSaved, '400 700', latinExt));
  const landing = [];
  const late = [];

  for (const weight of [400, 600]) {
    const face = async (faces, name, codes, range) => {
      if (codes.size === 0) return;
      const file = await cut(name, weight, codes);
      faces.push(fontFace('Landfall Han', file, weightRange[weight], range));
      return `/fonts/${file}`;
    };
    const ours = (part) =>
      new Set([...shown[part][weight]].map((char) => char.codePointAt(0)).filter((code) => chinese.has(code)));
    const first = ours('landing');
    const pages = without(ours('pages'), first);
    await face(css.en, 'han-en', english, formatRange(english));
    // Where two faces cover a character, the one declared later wins.
    await face(late, 'han-zh-rest', without(without(chinese, first), pages), notLatin);
    await face(late, 'han-zh-pages', pages, formatRange(pages));
    landing.push(await face(css.zh, 'han-zh-landing', first, formatRange(first)));
  }

  const preload = [`/fonts/${latinSaved}`];
  const manifest = {
    key,
    files,
    pages: {
      en: { css: css.en.join(''), preload, landing: [], late: null },
      zh: { css: css.zh.join(''), preload, landing, late: `/fonts/${await save('zh', late.join(''), 'css')}` },
    },
  };
  await writeFile(`${manifestPath}.tmp`, JSON.stringify(manifest));
  await rename(`${manifestPath}.tmp`, manifestPath);
  for (const file of await readdir(out)) {
    if (/\.(woff2|css)$/.test(file) && !files.includes(file)) await rm(path.join(out, file));
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`fonts: ${chinese.size} Chinese glyphs, ${english.size} for English pages, ${seconds} s`);
}

await main();
