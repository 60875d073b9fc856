// Decides how a page says where it hangs.
import Link from 'next/link';

export function Breadcrumb({
  label,
  steps,
}: {
  label: string;
  steps: { title: string; href: string }[];
}) {
  return (
    <nav aria-label={label} className="-ml-1 text-sm">
      <ol className="flex flex-wrap items-center text-muted">
        {steps.map((step, index) => (
          <li key={step.href} className="flex items-center">
            {index > 0 && (
              <span aria-hidden="true" className="px-1">
                /
              </span>
            )}
            <Link
              href={step.href}
              prefetch={false}
              className="inline-flex min-h-11 sm:min-h-8 items-center rounded px-1 hover:text-ink hover:underline"
            >
              {step.title}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
