'use client';

import { useActionState } from 'react';
import type { PasteState } from '@/app/[locale]/wizard/actions';
import { Button } from '@/app/ui/Button';
import { cx } from '@/app/ui/cx';
import { ErrorSummary } from '@/app/ui/ErrorSummary';
import { FormNotice } from '../FormNotice';
import type { FormWords } from '../words';
import type { Preview } from './preview';

export interface PasteFormProps {
  action: (state: PasteState | null, form: FormData) => Promise<PasteState>;
  hidden: Readonly<Record<string, string>>;
  words: Pick<FormWords['form'], 'conflict' | 'failed' | 'otherCase' | 'summary'>;
  texts: Readonly<
    Record<
      | 'label'
      | 'help'
      | 'example'
      | 'exampleLabel'
      | 'check'
      | 'checkAgain'
      | 'back'
      | 'read'
      | 'columns'
      | 'line'
      | 'good'
      | 'notes'
      | 'ok'
      | 'others',
      string
    >
  >;
  /** Where "go back" leads. */
  back: string;
}

/** A field for a list, and below it how the list is read. Works as a plain form without a script. */
export function PasteForm({ action, hidden, words, texts, back }: PasteFormProps) {
  const [state, submit, pending] = useActionState(action, null);
  const revision = Math.max(Number(hidden.revision), state?.revision ?? 0);
  const { mistake, preview, notice } = state ?? {};
  return (
    <form action={submit} aria-busy={pending || undefined} className="mt-6">
      {Object.entries({ ...hidden, revision: String(revision) }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {mistake && (
        // biome-ignore lint/a11y/noAutofocus: without a script this is how the summary gets the focus that it must have
        <div className="mb-6 outline-none" tabIndex={-1} autoFocus>
          <ErrorSummary key={state?.attempt} title={words.summary} errors={[{ href: '#list', text: mistake }]} />
        </div>
      )}
      {notice && <FormNotice key={state?.attempt} text={words[notice]} />}
      <div className={cx('field paste', mistake && 'bad')}>
        <label htmlFor="list">{texts.label}</label>
        <p className="help" id="list-help">
          {texts.help}
        </p>
        {mistake && (
          <p className="emsg mb-2" id="list-error">
            <span>{mistake}</span>
          </p>
        )}
        <div className="inp">
          <textarea
            id="list"
            name="list"
            rows={8}
            wrap="off"
            spellCheck={false}
            defaultValue={state?.text ?? ''}
            aria-describedby={cx('list-help', mistake && 'list-error')}
            aria-invalid={mistake ? true : undefined}
          />
        </div>
        <details className="mt-2">
          <summary className="link inline-flex min-h-11 items-center text-small">{texts.exampleLabel}</summary>
          <pre className="overflow-x-auto border border-line bg-paper p-3 text-small">{texts.example}</pre>
        </details>
      </div>
      {preview && <PreviewTable key={state?.attempt} preview={preview} texts={texts} />}
      <div className="acts mt-7">
        {preview?.add && (
          <Button type="submit" name="intent" value="add">
            {preview.add}
          </Button>
        )}
        <Button type="submit" name="intent" value="preview" quiet={!!preview?.add}>
          {preview ? texts.checkAgain : texts.check}
        </Button>
        <a className="link inline-flex min-h-12 items-center" href={back}>
          {texts.back}
        </a>
      </div>
    </form>
  );
}

function PreviewTable({ preview, texts }: { preview: Preview; texts: PasteFormProps['texts'] }) {
  return (
    // biome-ignore lint/a11y/noAutofocus: what was asked for is read next, with and without a script
    <section className="mt-9 outline-none" tabIndex={-1} autoFocus aria-labelledby="read">
      <h2 id="read" className="bar text-h3">
        {texts.read}
      </h2>
      <p className="mt-3 max-w-measure">{preview.summary}</p>
      {preview.rows.length > 0 && (
        <>
          <p className="mt-2 max-w-measure text-ink-2 text-small">
            <b>{texts.columns}</b> {preview.columns}
          </p>
          <table className="goods mt-4">
            <caption className="sr-only">{texts.read}</caption>
            <thead>
              <tr>
                <th scope="col">{texts.line}</th>
                <th scope="col">{texts.good}</th>
                <th scope="col">{texts.notes}</th>
              </tr>
            </thead>
            <tbody>
              {preview.rows.map(({ line, name, read, notes }) => (
                <tr key={line}>
                  <td data-label={texts.line}>{line}</td>
                  <th scope="row">
                    {name}
                    {read.map((part) => (
                      <span key={part} className="block font-normal text-ink-2 text-small">
                        {part}
                      </span>
                    ))}
                  </th>
                  <td data-label={texts.notes} className={notes.length > 0 ? 'text-note' : 'text-ink-3'}>
                    {notes.length === 0 ? (
                      texts.ok
                    ) : (
                      <ul className="grid gap-1.5">
                        {notes.map((note) => (
                          <li key={note}>{note}</li>
                        ))}
                      </ul>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {preview.others.length > 0 && (
        <p className="mt-3 text-ink-2 text-small">
          {texts.others} {preview.others.join(' · ')}
        </p>
      )}
    </section>
  );
}
