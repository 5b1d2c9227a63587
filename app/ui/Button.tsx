import type { ComponentProps } from 'react';
import { cx } from './cx';

export interface ButtonLook {
  /** One filled button per view; every other one is quiet. */
  quiet?: boolean | undefined;
  small?: boolean | undefined;
}

/** For anything else that has to look like a button, such as next/link. */
export function buttonClass({ quiet, small }: ButtonLook = {}, more?: string) {
  return cx('btn', quiet && 'quiet', small && 'sm', more);
}

export function Button({ quiet, small, className, ...rest }: ButtonLook & ComponentProps<'button'>) {
  return <button {...rest} className={buttonClass({ quiet: !!quiet, small: !!small }, className)} />;
}

export function ButtonLink({ quiet, small, className, ...rest }: ButtonLook & ComponentProps<'a'>) {
  return <a {...rest} className={buttonClass({ quiet: !!quiet, small: !!small }, className)} />;
}
