import type { ReactNode } from 'react';
import { Phrases } from './Phrases';
import { Shell } from './Shell';

/** A page of running text. */
export function Article({ heading, lede, children }: { heading: string; lede: string; children: ReactNode }) {
  return (
    <Shell>
      <article className="wrap py-8 md:py-14">
        <h1>
          <Phrases>{heading}</Phrases>
        </h1>
        <p className="lede mt-3">{lede}</p>
        {children}
      </article>
    </Shell>
  );
}

export function ArticleSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-9 max-w-measure">
      <h2 className="text-h3">{title}</h2>
      <div className="mt-2 grid gap-2">{children}</div>
    </section>
  );
}
