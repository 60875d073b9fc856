// Decides how it is said that there is nothing to do here now, and which way leads on.
import Link from 'next/link';
import { buttonClass } from '@/components/ui/button';

interface TroubleProps {
  title: string;
  /** 1 where the page has no other heading. */
  level?: 1 | 2;
  text: string;
  retry?: string;
  onRetry?: () => void;
  link?: { href: string; text: string };
}

export function Trouble({ title, level = 2, text, retry, onRetry, link }: TroubleProps) {
  const Heading = `h${level}` as const;
  return (
    <div role="status" className="flex min-h-80 flex-col items-start gap-3 pt-6">
      <Heading className="text-lg font-semibold">{title}</Heading>
      <p className="max-w-prose text-muted">{text}</p>
      {onRetry && (
        <button type="button" onClick={onRetry} className={buttonClass('primary', 'mt-2')}>
          {retry}
        </button>
      )}
      {link && (
        <Link href={link.href} className={buttonClass('primary', 'mt-2')}>
          {link.text}
        </Link>
      )}
    </div>
  );
}
