import type { Locator, Page } from 'playwright-core';

type Value = string | number | readonly string[];

/** Answers of a walk through the wizard. What is missing is answered "not sure". */
export interface Walk {
  readonly firm: Readonly<Record<string, Value>>;
  readonly markets: readonly Readonly<Record<string, Value>>[];
  readonly goods: readonly Readonly<Record<string, Value>>[];
}

interface Here {
  readonly path: string;
  readonly question: string;
  readonly answer: Value | undefined;
  /** On "another one?": whether the walk has one. */
  readonly more: boolean;
}

/** Where the page stands in the walk. */
function here(url: string, walk: Walk): Here {
  const path = /\/wizard\/([^?]+)/.exec(url)?.[1] ?? '';
  const parts = path.split('/');
  const question = parts.at(-1) ?? '';
  const block = /^([mg])(\d)$/.exec(parts.length > 1 ? parts[0]! : '');
  if (!block) return { path, question, answer: walk.firm[question], more: false };
  const list = block[1] === 'm' ? walk.markets : walk.goods;
  const index = Number(block[2]) - 1;
  return { path, question, answer: list[index]?.[question], more: index + 1 < list.length };
}

/** Goes through the wizard to the check page. `give` answers one page; gives the paths of all pages that were shown. */
export async function walkThrough(
  page: Page,
  walk: Walk,
  give: (page: Page, place: Here) => Promise<void>,
  onPage?: (page: Page) => Promise<void>,
): Promise<string[]> {
  const seen: string[] = [];
  for (let i = 0; i < 120 && !page.url().includes('/check'); i++) {
    const place = here(page.url(), walk);
    if (place.path === '' || seen.includes(place.path))
      throw new Error(`the wizard stands still at ${page.url()} after ${seen.join(', ')}`);
    seen.push(place.path);
    await onPage?.(page);
    const before = page.url();
    await give(page, place);
    await page.waitForURL((url) => url.toString() !== before);
  }
  return seen;
}

/** Answers with the mouse; works without JavaScript. A label lies over its box, as a user clicks it: hence `force`. */
export async function byMouse(page: Page, place: Here): Promise<void> {
  await answerByMouse(page, place);
  await goOnByMouse(page, place);
}

/** Presses Continue, or on "another one?" what the walk wants. */
export async function goOnByMouse(page: Page, { path, question, more }: Here): Promise<void> {
  const intent = question !== 'more' ? 'continue' : more ? (path.startsWith('m') ? 'add-market' : 'add-goods') : 'done';
  await page.locator(`form button[name=intent][value=${intent}]:visible:not([aria-hidden])`).first().click();
}

/** Fills in the form and leaves it there. @param delay milliseconds for which the button is held down */
export async function answerByMouse(page: Page, { question, answer }: Here, delay = 0): Promise<void> {
  if (question === 'more') return;
  const choose = (box: Locator) => (delay ? box.click({ force: true, delay }) : box.check({ force: true }));
  if (answer === undefined) await choose(page.locator('input[value="?"], input[name=unsure]').first());
  else if (await page.locator('select[name=answer]').count())
    await page.locator('select[name=answer]').selectOption(String(answer));
  else if (await page.locator('input[type=radio][name=answer], input[type=checkbox][name=answer]').count()) {
    for (const value of Array.isArray(answer) ? answer : [answer])
      await choose(page.locator(`input[name=answer][value="${value}"]`));
  } else await page.locator('#answer').fill(String(answer));
}

/** Presses Tab until the focus is on what is wanted; `look` is called at every stop. */
export async function tabTo(page: Page, selector: string, look?: (page: Page) => Promise<void>): Promise<void> {
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press('Tab');
    await look?.(page);
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  throw new Error(`the keyboard never reached ${selector} on ${page.url()}`);
}

/** Answers with the keyboard alone: Tab, arrows, Space, typing, Enter. `look` is called wherever Tab stops. */
export async function byKeyboard(
  page: Page,
  { path, question, answer, more }: Here,
  look?: (page: Page) => Promise<void>,
): Promise<void> {
  const reach = (selector: string) => tabTo(page, selector, look);
  const focused = (attribute: string) =>
    page.evaluate((name) => document.activeElement?.getAttribute(name) ?? '', attribute);
  if (question === 'more') {
    await reach(`button[name=intent][value=${more ? (path.startsWith('m') ? 'add-market' : 'add-goods') : 'done'}]`);
    return page.keyboard.press('Enter');
  }
  const radios = await page.locator('input[type=radio][name=answer]').count();
  if (radios > 0) {
    const wanted = answer === undefined ? '?' : String(answer);
    await reach('input[type=radio][name=answer]');
    for (let i = 0; i < radios && (await focused('value')) !== wanted; i++) await page.keyboard.press('ArrowDown');
    if (!(await page.evaluate(() => (document.activeElement as HTMLInputElement).checked)))
      await page.keyboard.press('Space');
  } else if (answer === undefined) {
    await reach('input[value="?"], input[name=unsure]');
    await page.keyboard.press('Space');
  } else if (await page.locator('select[name=answer]').count()) {
    await reach('select[name=answer]');
    const at = await page
      .locator('select[name=answer]')
      .evaluate(
        (select, value) =>
          [...(select as HTMLSelectElement).options].findIndex((option) => option.value === value) -
          (select as HTMLSelectElement).selectedIndex,
        String(answer),
      );
    for (let i = 0; i < Math.abs(at); i++) await page.keyboard.press(at > 0 ? 'ArrowDown' : 'ArrowUp');
  } else if (await page.locator('input[type=checkbox][name=answer]').count()) {
    for (const value of Array.isArray(answer) ? answer : [answer]) {
      await reach(`input[name=answer][value="${value}"]`);
      await page.keyboard.press('Space');
    }
  } else {
    await reach('#answer');
    await page.keyboard.type(String(answer));
  }
  await reach('button[name=intent][value=continue]');
  await page.keyboard.press('Enter');
}
