import { useCombobox } from 'downshift';
import { useEffect, useRef, useState } from 'react';
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
 * An editable combobox with a list of suggestions. Without a script it is a text field with the headings as suggestions
 * of the browser, and words that are no code come back from the server with the codes that fit.
 */
export function CodeInput(props: ControlProps & { name: 'answer' | 'code' }) {
  const { locale, words, values, describedBy, notes, headings = [], name, prefix } = props;
  const start = name === 'code' ? values.code : (values.answer[0] ?? '');
  const invalid = props.invalid === name;
  const input = useRef<HTMLInputElement>(null);
  const [choices, setChoices] = useState<readonly CodeChoice[] | null>(null);
  const [found, setFound] = useState<readonly CodeChoice[]>([]);
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
  };
  const choose = ({ code }: CodeChoice) => {
    if (!input.current) return;
    // As if it had been typed, so that the form hears of it.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input.current, cnText(code));
    input.current.dispatchEvent(new Event('input', { bubbles: true }));
    setTyped(cnText(code));
    tickFamily(input.current, choices ?? [], code);
    input.current.focus();
  };
  const { highlightedIndex, setHighlightedIndex, getInputProps, getItemProps, getMenuProps } = useCombobox<CodeChoice>({
    items: [...found],
    inputId: prefix + name,
    menuId: `${prefix}code-list`,
    getItemId: (index) => `${prefix}code-${index}`,
    itemToString: (choice) => (choice ? cnText(choice.code) : ''),
    isOpen: open,
    // What was typed is the answer; a suggestion is only another way to type it.
    selectedItem: null,
    stateReducer: (state, { type, changes }) =>
      type === useCombobox.stateChangeTypes.InputBlur || type === useCombobox.stateChangeTypes.InputClick
        ? { ...state, isOpen: false, highlightedIndex: -1 }
        : changes,
    onStateChange: ({ type, selectedItem }) => {
      const { InputKeyDownEnter, ItemClick } = useCombobox.stateChangeTypes;
      if (selectedItem && (type === InputKeyDownEnter || type === ItemClick)) choose(selectedItem);
    },
    onIsOpenChange: ({ isOpen }) => (isOpen ? void suggest() : setFound([])),
  });
  const { value: _, ...field } = getInputProps({
    ref: input,
    onFocus: () => void load(),
    onChange: ({ nativeEvent }) => {
      // A choice has been made where the event is our own.
      if (nativeEvent.isTrusted) {
        setHighlightedIndex(-1);
        void suggest();
      }
      Object.assign(nativeEvent, { preventDownshiftDefault: true });
    },
    onKeyDown: ({ key, nativeEvent }) => {
      // Without a suggestion under the keys, Enter sends the form; Escape clears nothing.
      const own = key === 'Enter' ? highlightedIndex < 0 : key === 'Escape' && !open;
      if (own) Object.assign(nativeEvent, { preventDownshiftDefault: true });
    },
  });

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

  const digits = typed.normalize('NFKC').replace(/[\s.]/g, '');
  const named = choices && /^\d{4}/.test(digits) ? choiceFor(choices, digits) : null;
  return (
    <div className={cx('field combo', invalid && 'bad')}>
      {name === 'code' && <label htmlFor={`${prefix}code`}>{words.answer.codeLabel}</label>}
      {(name === 'answer' || invalid) && notes}
      <div className="inp">
        <input
          {...(ready ? field : { list: `${prefix}code-headings` })}
          ref={field.ref}
          id={prefix + name}
          name={name}
          type="text"
          defaultValue={start}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          aria-labelledby={name === 'answer' ? `${prefix}question` : undefined}
          aria-describedby={cx(`${prefix}code-help`, describedBy)}
          aria-invalid={invalid || undefined}
        />
      </div>
      {!ready && (
        <datalist id={`${prefix}code-headings`}>
          {headings.map(({ code, label }) => (
            <option key={code} value={code} label={label} />
          ))}
        </datalist>
      )}
      <ul {...getMenuProps({ 'aria-label': words.answer.codeList, 'aria-labelledby': undefined })} hidden={!open}>
        {found.map((choice, index) => (
          <li key={choice.code} {...getItemProps({ item: choice, index })}>
            <b>{cnText(choice.code)}</b> <span>{choice.label}</span> <em>{words.answer[choice.covered]}</em>
          </li>
        ))}
      </ul>
      <p className="help mt-2" id={`${prefix}code-help`}>
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
