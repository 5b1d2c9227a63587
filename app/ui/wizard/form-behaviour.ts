import { type RefObject, useEffect } from 'react';
import { cnText } from '@/lib/rulebook/index.ts';
import type { Repair } from '@/lib/wizard/index.ts';

const exclusive = 'none';

/** Rows that cannot stand together let go of each other: "none of these", "not sure", a figure. */
export function afterChange(target: EventTarget): void {
  if (target instanceof HTMLInputElement && target.type === 'checkbox' && target.checked) release(target);
  else if (isFigure(target) && target.value.trim() !== '') {
    for (const name of ['unsure', 'never']) uncheck(target.form, name);
  }
}

function release(box: HTMLInputElement): void {
  const form = box.form;
  const answers = [...(form?.querySelectorAll<HTMLInputElement>('[name="answer"]') ?? [])];
  if (box.name === 'answer') {
    for (const other of answers)
      if (other !== box && (box.value === exclusive || other.value === exclusive)) other.checked = false;
    if (box.value === exclusive) uncheck(form, 'unsure');
    return;
  }
  if (box.name !== 'unsure' && box.name !== 'never') return;
  uncheck(form, box.name === 'unsure' ? 'never' : 'unsure');
  for (const other of answers) {
    if (other.type === 'checkbox') other.checked = other.checked && other.value !== exclusive;
    else other.value = '';
  }
  for (const mark of form?.querySelectorAll<HTMLInputElement>('[name^="marks."]') ?? []) mark.checked = false;
  for (const field of form?.querySelectorAll<HTMLTextAreaElement | HTMLSelectElement>(
    'textarea[name="answer"], select[name="answer"], [name="low"], [name="high"]',
  ) ?? [])
    field.value = '';
}

function isFigure(target: EventTarget): target is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  const field =
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !/^(?:checkbox|radio)$/.test(target.type));
  const mark = target instanceof HTMLInputElement && target.name.startsWith('marks.');
  return field || mark;
}

function uncheck(form: HTMLFormElement | null, name: string): void {
  const box = form?.querySelector<HTMLInputElement>(`input[type="checkbox"][name="${name}"]`);
  if (box) box.checked = false;
}

/** Puts a correction into the fields and the focus beside it. */
export function applyRepair(form: HTMLFormElement, repair: Repair): void {
  const set = (name: string, value: string) => {
    const field = form.querySelector<HTMLInputElement>(`input[name="${name}"]:not([type="radio"])`);
    if (field) field.value = value;
    return field;
  };
  // Repairs are in full units; the field may stand in another.
  if (repair.kind !== 'range') {
    const beside = repair.kind === 'code' && repair.value !== repair.code;
    set(beside ? 'code' : 'answer', repair.kind === 'code' ? cnText(repair.code) : repair.value)?.focus();
    return;
  }
  const details = form.querySelector<HTMLInputElement>('[name="low"]')?.closest('details');
  if (details) details.open = true;
  set('answer', '');
  const unit = form.querySelector<HTMLInputElement>('input[name="unit"]:checked')?.dataset.exponent;
  const scale = (value: number) => String(Number(`${value}e${-Number(unit ?? 0)}`));
  set('high', scale(repair.high));
  set('low', scale(repair.low))?.focus();
}

/** Keys 1 to 9 choose the rows of the question, while the focus is in it: elsewhere a spoken or stray figure must do nothing. */
export function useNumberKeys(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      const typing = target?.closest('input:not([type=radio],[type=checkbox]),textarea,select');
      if (!form.current?.contains(target) || typing) return;
      if (event.ctrlKey || event.metaKey || event.altKey || !/^[1-9]$/.test(event.key)) return;
      const row = form.current?.querySelectorAll<HTMLInputElement>(
        '.opts .opt > input, input[type=radio][name="answer"]:not(.opt > input)',
      )[Number(event.key) - 1];
      row?.focus();
      row?.click();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [form]);
}

/** Escape closes the sheet of the dock and goes back to what opened it. */
export function useSheetEscape(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent) => {
      const sheet = form.current?.querySelector<HTMLDetailsElement>('.dock details[open]');
      if (key !== 'Escape' || !sheet) return;
      sheet.open = false;
      sheet.querySelector('summary')?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [form]);
}

/** Lifts the dock above a phone's keyboard where the keyboard lies over the page (iOS). */
export function useDockAboveKeyboard(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const view = window.visualViewport;
    const dock = form.current?.querySelector<HTMLElement>('.dock');
    if (!view || !dock) return;
    const place = () => {
      const covered = view.scale > 1.01 ? 0 : Math.round(window.innerHeight - view.height - view.offsetTop);
      dock.style.bottom = covered > 0 ? `${covered}px` : '';
    };
    view.addEventListener('resize', place);
    view.addEventListener('scroll', place);
    return () => {
      view.removeEventListener('resize', place);
      view.removeEventListener('scroll', place);
    };
  }, [form]);
}

let firstPage = true;

/** After a step within the wizard the question takes the focus, as after loading a page; the first page leaves it alone. */
export function useQuestionFocus(): void {
  useEffect(() => {
    if (firstPage) firstPage = false;
    else if (!document.activeElement?.closest('form, [role="alert"]'))
      document.getElementById('question')?.focus({ preventScroll: true });
  }, []);
}
