import type { Shown } from './check-form';
import { Repairs, type RepairsProps } from './Repairs';

export type MistakeProps = Omit<RepairsProps, 'problem'> & { readonly id: string; readonly mistake: Shown };

/** What is wrong with what stands in a question's fields, and the ways to put it right. */
export function Mistake({ id, mistake, ...repairs }: MistakeProps) {
  return (
    <>
      <p className="emsg mb-2" id={id}>
        <span>{mistake.message}</span>
      </p>
      <Repairs problem={mistake} {...repairs} />
    </>
  );
}
