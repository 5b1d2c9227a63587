import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { rulesFolder } from '../rulebook/node.ts';
import { CbamDataError, type CbamLaw, type Country, parseCbamLaw } from './law.ts';
import { type GoodName, parseNames } from './names.ts';

/** Reads the CBAM data of a rule folder. @throws CbamDataError */
export function loadCbamLaw(rules: string): CbamLaw {
  const folder = join(rules, 'data', 'cbam');
  try {
    const files = readdirSync(folder).map((name) => ({ name, content: readFileSync(join(folder, name), 'utf8') }));
    const { territories } = parse(readFileSync(join(rules, 'data', 'territories.yaml'), 'utf8')) as {
      territories: Country[];
    };
    return parseCbamLaw(files, territories);
  } catch (error) {
    if (error instanceof CbamDataError) throw error;
    throw new CbamDataError([`${folder}: cannot be read (${(error as Error).message})`]);
  }
}

let loaded: CbamLaw | undefined;

/** The CBAM data of this process, read once. Change a file and restart. @throws CbamDataError */
export function cbamLaw(): CbamLaw {
  loaded ??= loadCbamLaw(rulesFolder());
  return loaded;
}

let names: readonly GoodName[] | undefined;

/** What codes are called, read once. @throws CbamDataError */
export function goodNames(): readonly GoodName[] {
  names ??= parseNames(readFileSync(join(rulesFolder(), 'data', 'cbam', 'names.yaml'), 'utf8'));
  return names;
}
