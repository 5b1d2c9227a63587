/** What a form of a page would post without scripts. */
export interface PageForm {
  readonly fields: readonly (readonly [string, string])[];
  readonly html: string;
}

export interface Answer {
  readonly status: number;
  /** Path and query where the redirects ended. */
  readonly path: string;
  readonly headers: Headers;
  readonly text: string;
}

/** A browser without scripts: keeps cookies, follows redirects, reads and posts forms. */
export class Agent {
  readonly #origin: string;
  readonly #jar = new Map<string, string>();

  constructor(origin: string, cookies: Readonly<Record<string, string>> = {}) {
    this.#origin = origin;
    for (const [name, value] of Object.entries(cookies)) this.#jar.set(name, value);
  }

  /** The same cookies in another browser. */
  copy(more: Readonly<Record<string, string>> = {}): Agent {
    return new Agent(this.#origin, { ...Object.fromEntries(this.#jar), ...more });
  }

  cookie(name: string): string | undefined {
    return this.#jar.get(name);
  }

  /** As a header of a request. */
  cookies(): string {
    return [...this.#jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.#follow(path, { headers });
  }

  /** Posts a form to the page that it stands on. */
  post(
    path: string,
    form: PageForm,
    changes: Readonly<Record<string, string>> = {},
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const body = new FormData();
    for (const [name, value] of form.fields) if (!(name in changes)) body.append(name, value);
    for (const [name, value] of Object.entries(changes)) body.append(name, value);
    const sent = { origin: this.#origin, 'sec-fetch-site': 'same-origin', ...headers };
    return this.#follow(path, { method: 'POST', body, headers: sent });
  }

  /** The forms of a page, and the one that a test looks for. */
  async form(path: string, which: (form: PageForm) => boolean): Promise<PageForm> {
    const page = await this.get(path);
    const found = formsOf(page.text).find(which);
    if (!found) throw new Error(`${path} (${page.status}, ${page.path}) has no such form`);
    return found;
  }

  async #follow(path: string, init: RequestInit): Promise<Answer> {
    let url = new URL(path, this.#origin);
    let request = init;
    for (let hops = 0; hops < 8; hops++) {
      const sent = { ...request.headers, cookie: this.cookies() };
      const answer = await fetch(url, { ...request, redirect: 'manual', headers: sent });
      for (const set of answer.headers.getSetCookie()) this.#keep(set);
      const to = answer.headers.get('location');
      if (!to || answer.status < 300 || answer.status > 399)
        return {
          status: answer.status,
          path: url.pathname + url.search,
          headers: answer.headers,
          text: await answer.text(),
        };
      await answer.arrayBuffer();
      url = new URL(to, url);
      if (url.origin !== this.#origin) throw new Error(`leads to ${url.origin}`);
      request = {};
    }
    throw new Error(`${path}: too many redirects`);
  }

  #keep(set: string): void {
    const [pair = '', ...attributes] = set.split(';');
    const at = pair.indexOf('=');
    const name = pair.slice(0, at).trim();
    const gone = attributes.some((text) => /^\s*(max-age=0|expires=Thu, 01 Jan 1970)/i.test(text));
    if (gone) this.#jar.delete(name);
    else this.#jar.set(name, pair.slice(at + 1));
  }
}

export function formsOf(html: string): PageForm[] {
  return [...html.matchAll(/<form\b[^>]*>(.*?)<\/form>/gs)].map(([, inner = '']) => ({
    html: inner,
    fields: [...inner.matchAll(/<(?:input|textarea)\b[^>]*>/g)].flatMap(([tag]) => {
      const name = attribute(tag, 'name');
      const type = attribute(tag, 'type');
      const off = (type === 'checkbox' || type === 'radio') && !/\schecked\b/.test(tag);
      return name === null || off || type === 'file' ? [] : [[name, attribute(tag, 'value') ?? ''] as const];
    }),
  }));
}

/** The form that says this on its button. */
export const saying = (label: string) => (form: PageForm) => form.html.includes(`>${label}</button>`);

/** The form that has a field of this name. */
export const having = (name: string) => (form: PageForm) => form.fields.some(([field]) => field === name);

function attribute(tag: string, name: string): string | null {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  if (value === undefined) return null;
  return value
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
