import type { Browser, Page } from 'playwright-core';
import { open } from '../e2e/browser.ts';
import { exporter } from '../e2e/walks.ts';
import { answerByMouse, goOnByMouse, walkThrough } from '../e2e/wizard.ts';
import { percentiles } from './section.ts';

type Percentiles = ReturnType<typeof percentiles>;

/** Milliseconds from an answer in the form until the browser has drawn what it changes. */
export interface PanelTimes {
  /** Level, model, ways in, and how many questions are left. */
  readonly shown: Percentiles;
  /** The same with what is settled. */
  readonly whole: Percentiles;
  /** From pressing Continue to the next question, which waits for the server. */
  readonly next: Percentiles;
  /** How often something was answered: each box ticked counts. */
  readonly answers: number;
}

/**
 * Walks through the wizard on a processor slowed down `slowdown` times. Chromium slows the page down, but not its workers: they are slowed down here. The
 * server is not.
 */
export async function panelTimes(browser: Browser, url: string, slowdown: number): Promise<PanelTimes> {
  const { context, page } = await open(browser, url, { viewport: { width: 1280, height: 900 } });
  page.on('worker', (worker) => void worker.evaluate(slowDown, slowdown));
  await page.addInitScript(watch);
  await page.goto('/en');
  await page.locator('main form button').first().click();
  await page.waitForURL(/homeCountry/);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  const next: number[] = [];
  await walkThrough(page, exporter, async (here, place) => {
    await here.waitForLoadState('networkidle');
    await here.waitForTimeout(reading);
    await answerByMouse(here, place, pressed);
    await drawn(here);
    const before = here.url();
    const begun = performance.now();
    await goOnByMouse(here, place);
    await here.waitForURL((address) => address.toString() !== before);
    next.push(performance.now() - begun);
  });
  const times = JSON.parse(await page.evaluate(() => sessionStorage.getItem('panel-times') ?? '[]')) as Time[];
  await context.close();
  return {
    shown: percentiles(times.map(({ shown }) => shown)),
    // Where the form was sent before it was there, the server has said it: later than any of these.
    whole: percentiles(times.map(({ whole }) => whole ?? Number.POSITIVE_INFINITY)),
    next: percentiles(next),
    answers: times.length,
  };
}

/** Milliseconds for which a question is read before it is answered, at the least. */
const reading = 1500;
/** Milliseconds for which a hand holds the button down. */
const pressed = 80;

interface Time {
  readonly shown: number;
  readonly whole?: number;
}

/** Until the panel has answered; a while, if it does not. */
async function drawn(page: Page): Promise<void> {
  const isDone = () =>
    (window as { panelWaits?: number }).panelWaits === undefined ||
    (window as { panelWaits?: number }).panelWaits === 0;
  await page.waitForFunction(isDone, undefined, { timeout: 3000 }).catch(() => undefined);
}

/** Runs in the worker: whatever it does takes so many times as long, before it says anything. */
function slowDown(slowdown: number) {
  let begun = performance.now();
  const stretch = () => {
    const until = performance.now() + (performance.now() - begun) * (slowdown - 1);
    while (performance.now() < until);
    begun = performance.now();
  };
  const onMessage = () => {
    begun = performance.now();
  };
  const { postMessage: post, setTimeout: wait } = self;
  addEventListener('message', onMessage, true);
  Object.assign(self, {
    postMessage: (message: unknown) => {
      stretch();
      post(message);
    },
    setTimeout: (work: () => void, time?: number) =>
      wait(() => {
        begun = performance.now();
        work();
        stretch();
      }, time),
  });
}

/** Runs in the page. A panel counts as drawn when the frame after its change has been handed over. */
function watch() {
  const panel = () => document.querySelector('aside');
  let before: string | null | undefined;
  let answered = 0;
  let time: { shown: number; whole?: number } | null = null;
  const waits = (count: number) => Object.assign(window, { panelWaits: count });
  // A box or a mark is chosen by a click, and React hears of that; anything else is put in.
  const onAnswer = ({ type, timeStamp, isTrusted, target }: Event) => {
    const field = target as Element;
    const isClicked = field.matches('input[type=radio], input[type=checkbox]');
    if (!isTrusted || !field.closest('form') || isClicked !== (type === 'click')) return;
    before = panel()?.textContent;
    answered = timeStamp;
    time = null;
    waits(1);
  };
  for (const type of ['click', 'input']) addEventListener(type, onAnswer, true);
  const afterFrame = (work: () => void) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = work;
      port2.postMessage(null);
    });
  new MutationObserver(() => {
    const now = panel();
    if (!answered || !now || now.textContent === before) return;
    const since = answered;
    const isWhole = now.getAttribute('aria-busy') !== 'true';
    if (isWhole) answered = 0;
    else before = now.textContent;
    afterFrame(() => {
      const times = JSON.parse(sessionStorage.getItem('panel-times') ?? '[]');
      const passed = performance.now() - since;
      if (time) times.pop();
      time = { shown: time?.shown ?? passed, ...(isWhole ? { whole: passed } : {}) };
      times.push(time);
      sessionStorage.setItem('panel-times', JSON.stringify(times));
      if (isWhole) waits(0);
    });
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
}
