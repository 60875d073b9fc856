// Decides how a thing to press looks. One primary a screen.
import Link from 'next/link';
import type { ComponentProps } from 'react';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet';

const SHARED =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded-lg px-4 py-2 text-[0.9375rem] leading-tight font-semibold transition-colors duration-150 disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:cursor-not-allowed aria-disabled:opacity-60';

const LOOKS: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-accent-ink hover:bg-accent-strong',
  secondary: 'border border-rule bg-surface text-ink hover:border-accent hover:text-accent',
  quiet: 'text-accent hover:bg-accent-soft',
};

/** Classes of a button, for elements that are one in all but name. */
export function buttonClass(variant: ButtonVariant = 'secondary', extra = ''): string {
  return `${SHARED} ${LOOKS[variant]} ${extra}`;
}

export function Button({
  variant = 'secondary',
  className,
  type = 'button',
  ...rest
}: ComponentProps<'button'> & { variant?: ButtonVariant }) {
  return <button type={type} className={buttonClass(variant, className)} {...rest} />;
}

export function LinkButton({
  variant = 'secondary',
  className,
  ...rest
}: ComponentProps<typeof Link> & { variant?: ButtonVariant }) {
  return <Link className={buttonClass(variant, className)} {...rest} />;
}
