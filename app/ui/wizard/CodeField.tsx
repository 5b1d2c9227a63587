import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { cx } from '@/app/ui/cx';
import { type CodeChoice, choiceFor, findCodes } from '@/lib/cbam/index.ts';
import { cnDigits, cnText } from '@/lib/rulebook/index.ts';
import { loadChoices } from './load-choices';
import type { ControlProps } from './types';
import { UnsureRow } from './UnsureRow';
import { fill } from './words';

/** A customs code as the answer to a question of its own. */
export function CodeField(props: ControlProps) {
  return (
    <>
      <div className="mt-6">
        <CodeInput {...props} name="answer" />
      </div>
      <UnsureRow {...props} />
    </>
  );
}

/**
 * An editable combobox with a list of suggestions (WAI-ARIA authoring practices). Without a script it is a text field with the headings as suggestions
 * of the browser, and words that are no code come back from the server with the codes that fit.
 */
export function CodeInput(props: ControlProps & { name: 'answer' | 'code' }) {
  const { locale, words, values, describedBy, notes, headings = [], name } = props;
  const start = name === 'code' ? values.code : (values.answer[0] ?? '');
  const invalid = props.invalid === name;
  const input = useRef<HTMLInputElement>(null);
  const [choices, setChoices] = useState<readonly CodeChoice[] | null>(null);
  const [found, setFound] = useState<readonly CodeChoice[]>([]);
  const [active, setActive] = useState(-1);
  const [typed, setTyped] = useState(start);
  const open = found.length > 0;

  // Until the script runs, the browser's own suggestions stand in.
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);

  const load = async () => {
    const loaded = await loadChoices(locale).catch(() => headings);
    setChoices(loaded);
    return loaded;
  };
  const suggest = async () => {
    const all = await load();
    const text = input.current?.value ?? '';
    setTyped(text);
    tickFamily(input.current, all, text);
    const codes = findCodes(all, text);
    // A code typed to the end needs no list.
    setFound(codes.length === 1 && codes[0]!.code === cnDigits(text) ? [] : codes);
    setActive(-1);
  };
  const close = () => {
    setFound([]);
    setActive(-1);
  };
  const choose = ({ code }: CodeChoice) => {
    if (!input.current) return;
    // As if it had been typed, so that the form hears of it.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input.current, cnText(code));
    input.current.dispatchEvent(new Event('input', { bubbles: true }));
    setTyped(cnText(code));
    tickFamily(input.current, choices ?? [], code);
    close();
    input.current.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (!open) return void suggest();
      const next = active + step;
      setActive(next >= found.length ? 0 : next < 0 ? found.length - 1 : next);
    } else if (event.key === 'Enter' && open && active >= 0) {
      event.preventDefault();
      choose(found[active]!);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      close();
    } else if (event.key === 'Tab') close();
  };

  // A family chosen against the code takes its place.
  useEffect(() => {
    const form = input.current?.form;
    const onChange = ({ target }: Event) => {
      if (!input.current || name !== 'code' || !(target instanceof HTMLInputElement) || target.type !== 'radio') return;
      const digits = cnDigits(input.current.value);
      const family = digits === null ? null : choiceFor(choices ?? [], digits)?.family;
      if (!family || family === target.value) return;
      input.current.value = '';
      setTyped('');
    };
    form?.addEventListener('change', onChange);
    return () => form?.removeEventListener('change', onChange);
  }, [choices, name]);

  useEffect(() => {
    if (active >= 0) document.getElementById(`code-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const digits = typed.normalize('NFKC').replace(/[\s.]/g, '');
  const named = choices && /^\d{4}/.test(digits) ? choiceFor(choices, digits) : null;
  return (
    <div className={cx('field combo', invalid && 'bad')}>
      {name === 'code' && <label htmlFor="code">{words.answer.codeLabel}</label>}
      {(name === 'answer' || invalid) && notes}
      <div className="inp">
        <input
          ref={input}
          id={name}
          name={name}
          type="text"
          defaultValue={start}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          aria-labelledby={name === 'answer' ? 'question' : undefined}
          aria-describedby={cx('code-help', describedBy)}
          aria-invalid={invalid || undefined}
          {...(ready
            ? {
                role: 'combobox',
                'aria-autocomplete': 'list' as const,
                'aria-expanded': open,
                'aria-controls': 'code-list',
                'aria-activedescendant': active >= 0 ? `code-${active}` : undefined,
              }
            : { list: 'code-headings' })}
          onFocus={() => void load()}
          onInput={(event) => {
            // A choice has been made where the event is our own.
            if (event.nativeEvent.isTrusted) void suggest();
          }}
          onKeyDown={onKeyDown}
          onBlur={close}
        />
      </div>
      {!ready && (
        <datalist id="code-headings">
          {headings.map(({ code, label }) => (
            <option key={code} value={code} label={label} />
          ))}
        </datalist>
      )}
      {ready && (
        <div id="code-list" role="listbox" aria-label={words.answer.codeList} hidden={!open}>
          {found.map((choice, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's, which keeps the focus
            <div
              key={choice.code}
              id={`code-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              // The field keeps the focus.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(choice)}
            >
              <b>{cnText(choice.code)}</b> <span>{choice.label}</span> <em>{words.answer[choice.covered]}</em>
            </div>
          ))}
        </div>
      )}
      <p className="help mt-2" id="code-help">
        {words.answer.codeHelp}
      </p>
      {/* Always as high as one line: leaving the field must not move a button from under the pointer. */}
      <p className="mt-2 min-h-7" aria-live="polite">
        {named
          ? `${cnText(named.code)} · ${named.label} · ${words.answer[named.covered]}`
          : choices && typed.trim().length > 1 && findCodes(choices, typed).length === 0
            ? words.answer.codeNone
            : ''}
      </p>
      <p role="status" className="sr-only">
        {open ? fill(words.answer.codeCount, { count: found.length }) : ''}
      </p>
    </div>
  );
}

/** Ticks the family that a code names, so that both stand there alike. */
function tickFamily(input: HTMLInputElement | null, choices: readonly CodeChoice[], typed: string): void {
  const digits = cnDigits(typed);
  const family = digits === null ? null : (choiceFor(choices, digits)?.family ?? null);
  const row = input?.form?.querySelector<HTMLInputElement>(`input[type="radio"][name="answer"][value="${family}"]`);
  if (row) row.checked = true;
}
