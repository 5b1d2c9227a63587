import { Fragment } from 'react';

/** Chinese headings break only at phrase ends: the message marks them with `|`. */
export function Phrases({ children }: { children: string }) {
  return children.split('|').map((phrase, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: phrases of one fixed text
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {phrase}
    </Fragment>
  ));
}
