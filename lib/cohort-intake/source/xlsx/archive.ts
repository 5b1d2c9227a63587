import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { intakeLimits } from '../../limits.ts';
import { IntakeError } from '../../problem.ts';

export const damaged = {
  en: 'the file begins as a workbook but cannot be read: it is damaged, protected by a password or was not written to its end; save it again as XLSX',
  zh: '文件开头是工作簿，但无法读取：已损坏、设有密码或没有写完；请重新另存为 XLSX',
};

/** The files inside a workbook. Sizes are checked before anything is unpacked, and again by the library while it unpacks. */
export class Archive implements Disposable {
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#zip = zip;
    this.#entries = entries;
  }

  /** @throws IntakeError if it is no whole archive or unpacks to more than is allowed */
  static async open(path: string): Promise<Archive> {
    let zip: ZipFile | undefined;
    try {
      zip = await openPromise(path, { autoClose: false });
      if (zip.entryCount > intakeLimits.entries) throw new IntakeError(tooLarge);
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
      checkSizes([...entries.values()]);
      return new Archive(zip, entries);
    } catch (error) {
      zip?.close();
      throw error instanceof IntakeError ? error : new IntakeError(damaged);
    }
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** Content of a file inside. @throws IntakeError if it is missing or damaged */
  async *read(name: string): AsyncGenerator<string> {
    const entry = this.#entries.get(name);
    if (!entry) throw new IntakeError(damaged);
    let stream: Readable | undefined;
    try {
      stream = await this.#zip.openReadStreamPromise(entry);
      const decoder = new TextDecoder();
      for await (const chunk of stream as AsyncIterable<Buffer>) yield decoder.decode(chunk, { stream: true });
      yield decoder.decode();
    } catch (error) {
      throw error instanceof IntakeError ? error : new IntakeError(damaged);
    } finally {
      stream?.destroy();
    }
  }

  [Symbol.dispose](): void {
    this.#zip.close();
  }
}

function checkSizes(entries: readonly Entry[]): void {
  const { unpackedBytes, unpackedTimes, unpackedTimesFrom } = intakeLimits;
  const total = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  const isSwollen = entries.some(
    ({ uncompressedSize, compressedSize }) =>
      uncompressedSize > unpackedTimesFrom && uncompressedSize > unpackedTimes * compressedSize,
  );
  if (total > unpackedBytes || isSwollen) throw new IntakeError(tooLarge);
}

const tooLarge = {
  en: `the workbook would unpack to far more than its size; allowed: at most ${intakeLimits.unpackedBytes / 1024 ** 3} GB and ${intakeLimits.unpackedTimes} times its size. Save the table as CSV`,
  zh: `工作簿解压后远大于文件本身；最多允许 ${intakeLimits.unpackedBytes / 1024 ** 3} GB、且不超过原大小的 ${intakeLimits.unpackedTimes} 倍。请把表格另存为 CSV`,
};
