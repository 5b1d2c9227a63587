import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Database } from '../../../lib/cohort/duck/database.ts';
import { type Batch, CohortFileError, CohortReader, openCohort, writeCohort } from '../../../lib/cohort/file/index.ts';
import { profileFrom } from '../../../lib/cohort/node.ts';
import { columnsOf } from '../../../lib/engine/compiled/index.ts';
import { build } from '../../../lib/engine/program/index.ts';
import { realBook, realCompiled } from '../../support/book.ts';
import { filedFirms, temporaryFolder } from '../../support/cohort.ts';

const { layout } = build(realCompiled());
const everything = new Set(layout.questions.keys());
const firms = [...filedFirms(realBook().book, 3000, 11)];

async function read(database: Database, path: string, from = 0, to = Number.POSITIVE_INFINITY): Promise<Batch[]> {
  const file = await openCohort(database, path, layout);
  const batches: Batch[] = [];
  const reader = new CohortReader(database, file, layout, everything);
  for await (const batch of reader.read(from, Math.min(to, file.rows))) batches.push(batch);
  return batches;
}

/** A file with these columns and one row, written by hand. */
async function fileWith(database: Database, path: string, select: string): Promise<string> {
  await database.run(`COPY (SELECT ${select}) TO '${path}' (FORMAT parquet)`);
  return path;
}

const problemsOf = async (attempt: Promise<unknown>): Promise<string> => {
  const error = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(CohortFileError);
  return (error as CohortFileError).message;
};

describe('a cohort file', () => {
  it('gives the cells that the answers give', async () => {
    using folder = temporaryFolder();
    using database = await Database.open();
    expect(await writeCohort(layout, firms, folder.file('f.parquet'), ['region'])).toBe(firms.length);
    const batches = await read(database, folder.file('f.parquet'));
    expect(batches.map(({ first }) => first)).toEqual([0, 2048]);
    expect(batches.flatMap(({ ids }) => ids)).toEqual(firms.map(({ id }) => id));
    for (const { first, columns } of batches)
      expect(columns).toEqual(
        columnsOf(
          layout,
          firms.slice(first, first + columns.firms).map(({ profile }) => profile),
        ),
      );
  });

  it('gives the rows of a part of it, for workers that share a file', async () => {
    using folder = temporaryFolder();
    using database = await Database.open();
    await writeCohort(layout, firms, folder.file('f.parquet'));
    const [batch] = await read(database, folder.file('f.parquet'), 700, 900);
    expect(batch!.first).toBe(700);
    expect(batch!.ids).toEqual(firms.slice(700, 900).map(({ id }) => id));
  });

  it('gives a firm back with all its answers', async () => {
    using folder = temporaryFolder();
    using database = await Database.open();
    await writeCohort(layout, firms.slice(0, 100), folder.file('f.parquet'), ['region']);
    const file = await openCohort(database, folder.file('f.parquet'), layout);
    expect(file.groups).toEqual(['region']);
    for (const { id, profile } of firms.slice(0, 20)) expect(await profileFrom(database, file, id)).toEqual(profile);
    expect(await profileFrom(database, file, 'nobody')).toBeNull();
  });

  it('is the same file for the same firms', async () => {
    using folder = temporaryFolder();
    using database = await Database.open();
    for (const name of ['a', 'b']) await writeCohort(layout, firms.slice(0, 50), folder.file(name));
    const [same] = await database.rows<{ same: number }>(
      `SELECT count(DISTINCT content) AS same FROM read_blob(['${folder.file('a')}', '${folder.file('b')}'])`,
    );
    expect(same!.same).toBe(1);
  });
});

describe('a file that cannot be used', () => {
  it.each([
    ["'a' AS id", /asOf: the column is missing/],
    ["'a' AS id, 2026 AS asOf, 'CN' AS homeContry", /homeContry: .*did you mean "homeCountry"/],
    ["'a' AS id, 2026 AS asOf, 5 AS homeCountry", /homeCountry: is of type INTEGER; allowed: text/],
    ["'a' AS id, 2026 AS asOf, 120.0 AS exportShare", /exportShare: 120 is out of range; allowed: 0 to 100/],
    ["'a' AS id, 2026 AS asOf, -5.0 AS annualRevenue", /annualRevenue: -5 is out of range/],
    ["unnest(['a', 'a']) AS id, 2026 AS asOf", /id: "a" stands in more than one row/],
    ["unnest(['a', NULL]) AS id, 2026 AS asOf", /id: is empty/],
  ])('says what is wrong: %s', async (select, message) => {
    using folder = temporaryFolder();
    using database = await Database.open();
    const path = await fileWith(database, folder.file('f.parquet'), select);
    expect(await problemsOf(openCohort(database, path, layout))).toMatch(message);
  });

  it.each([
    ["'sometimes' AS exportExperience", /exportExperience: "sometimes" is not allowed.*Allowed: none, occasional/],
    ["'buildBrand|flying' AS motives", /motives: "flying" is not allowed/],
    ["'buildBrand|buildBrand' AS motives", /motives: "buildBrand\|buildBrand" is not allowed/],
    ["'none|buildBrand' AS motives", /motives: "none\|buildBrand" is not allowed/],
  ])('names the text that means nothing: %s', async (column, message) => {
    using folder = temporaryFolder();
    using database = await Database.open();
    const path = await fileWith(database, folder.file('f.parquet'), `'a' AS id, 2026 AS asOf, ${column}`);
    expect(await problemsOf(read(database, path))).toMatch(message);
  });

  it('is half written, or something else', async () => {
    using folder = temporaryFolder();
    using database = await Database.open();
    writeFileSync(folder.file('f.parquet'), 'PAR1 and then nothing');
    expect(await problemsOf(openCohort(database, folder.file('f.parquet'), layout))).toMatch(
      /cannot be read as Parquet/,
    );
  });
});
