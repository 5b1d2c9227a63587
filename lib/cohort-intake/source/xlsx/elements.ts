import sax, { type Tag } from 'sax';
import { IntakeError } from '../../problem.ts';
import { damaged } from './archive.ts';

/** What is wanted of a file of elements. Prefixes of names are dropped: some programs write `x:row`. */
export interface ElementReader {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** Runs through XML piece by piece, and hands over after each piece, so that what was read can be passed on. No entity is expanded and nothing fetched. */
export async function* readElements(pieces: AsyncIterable<string>, reader: ElementReader): AsyncGenerator<void> {
  const parser = sax.parser(true, {});
  const local = (name: string) => name.slice(name.indexOf(':') + 1);
  parser.onerror = () => {
    throw new IntakeError(damaged);
  };
  parser.onopentag = (tag) => reader.open?.(local(tag.name), (tag as Tag).attributes);
  parser.onclosetag = (name) => reader.close?.(local(name));
  parser.ontext = (text) => reader.text?.(text);
  for await (const piece of pieces) {
    parser.write(piece);
    yield;
  }
  parser.close();
  yield;
}

/** Runs through XML to its end. */
export async function readAll(pieces: AsyncIterable<string>, reader: ElementReader): Promise<void> {
  for await (const _ of readElements(pieces, reader));
}
