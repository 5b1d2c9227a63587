import { adviceMarkdown, buildAdvice, maxProfileBytes, parseAim, parseProfile } from '../advice/index.ts';
import { carbonBasis, compiledBook } from '../advice/node.ts';
import { cbamLaw } from '../cbam/node.ts';
import {
  type DocumentSetup,
  documentPayload,
  isDate,
  LogoError,
  maxLogoBytes,
  readLogo,
  type SectionId,
  sectionIds,
} from '../document/index.ts';
import { readArguments, runCommand, UsageError } from './command.ts';
import { onlyFile, readBytes, readInput, writeOutput } from './files.ts';

const usage = `Usage: npm run -s advise -- FILE [--locale en|zh] [--format json|md|pdf|docx|xlsx] [--whatif KEY] [--out FILE]
                                  [--length full|brief] [--sections ID,ID…] [--client NAME] [--consultant NAME]
                                  [--logo FILE] [--edition TEXT] [--date YYYY-MM-DD]
  FILE     profile in YAML or JSON; "-" reads it from standard input
  --locale language of the advice (default en)
  --format json (default), md (Markdown), pdf (a tagged document), docx (the same for a word processor) or xlsx (tables to work with)
  --whatif what would have to be true for an option: a key under "askable" in the advice
  --out    write to this file instead of standard output
  For documents: --client and --consultant stand on the cover; --logo is a PNG, JPEG or SVG file; --edition is the version of the document; --date is its date
  (default today). For pdf and docx: --length full (default) or brief (two pages); --sections which, in this order, of
  ${sectionIds.join(', ')}`;

async function main(args: string[]): Promise<void> {
  const { values, positionals } = readArguments(
    args,
    {
      locale: ['en', 'zh'],
      format: ['json', 'md', 'pdf', 'docx', 'xlsx'],
      whatif: 'text',
      out: 'text',
      length: ['full', 'brief'],
      sections: 'text',
      logo: 'text',
      edition: 'text',
      client: 'text',
      consultant: 'text',
      date: 'text',
      help: 'nothing',
    },
    usage,
  );
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  const file = onlyFile(positionals, usage);
  const { locale = 'en', format = 'json', whatif, out } = values;
  const setup = setupOf(values);

  const compiled = compiledBook();
  const { profile, failure } = parseProfile(
    compiled,
    cbamLaw(),
    readInput(file, 'profile', maxProfileBytes),
    new Date().getFullYear(),
  );
  if (failure) throw new UsageError(...failure.problems.map(({ path, message }) => `${path}: ${message.en}`));
  const asked = whatif === undefined ? null : parseAim(compiled, profile, whatif);
  if (whatif !== undefined && !asked)
    throw new UsageError(`--whatif: "${whatif}" is no key under "askable" in the advice for this profile`);
  const advice = buildAdvice(compiled, profile, locale, asked, carbonBasis());
  if (format === 'pdf' || format === 'docx' || format === 'xlsx') {
    // What makes documents takes longer to load than the other formats take.
    const { typeset, wordDocument, workbook } = await import('../document/node.ts');
    const make = {
      pdf: () => typeset(documentPayload(advice, setup)),
      docx: () => wordDocument(documentPayload(advice, setup)),
      xlsx: () => workbook(advice, setup),
    };
    writeOutput(await make[format](), out);
    return;
  }
  const text = format === 'md' ? adviceMarkdown(advice) : `${JSON.stringify(advice, null, 2)}\n`;
  writeOutput(text, out);
}

interface SetupOptions {
  readonly length?: DocumentSetup['length'];
  readonly sections?: string;
  readonly client?: string;
  readonly consultant?: string;
  readonly logo?: string;
  readonly edition?: string;
  readonly date?: string;
}

function setupOf({ length = 'full', sections, client, consultant, logo, edition, date }: SetupOptions): DocumentSetup {
  const day = date ?? new Date().toISOString().slice(0, 10);
  if (!isDate(day)) throw new UsageError(`--date: "${day}" is no date; allowed: YYYY-MM-DD`);
  return {
    length,
    date: day,
    client,
    consultant,
    version: edition,
    sections: sections === undefined ? undefined : chosenSections(sections),
    logo: logo === undefined ? undefined : logoFrom(logo, consultant),
  };
}

function chosenSections(text: string): readonly SectionId[] {
  const named = text.split(',').map((part) => part.trim());
  const unknown = named.find((id) => !sectionIds.some((known) => known === id));
  if (unknown !== undefined)
    throw new UsageError(`--sections: there is no section "${unknown}"; allowed: ${sectionIds.join(', ')}`);
  const twice = named.find((id, index) => named.indexOf(id) < index);
  if (twice !== undefined) throw new UsageError(`--sections: "${twice}" is named twice; allowed: each once`);
  return named as SectionId[];
}

function logoFrom(file: string, consultant = '') {
  try {
    return readLogo(readBytes(file, '--logo', maxLogoBytes), consultant || 'Logo');
  } catch (error) {
    if (error instanceof LogoError) throw new UsageError(`--logo: ${file} cannot be used; ${error.message}`);
    throw error;
  }
}

runCommand(main);
