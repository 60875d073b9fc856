// Decides how one signs out: a form that the browser itself sends, on cached pages too.
import type { ReactNode } from 'react';

interface SignOutFormProps {
  className: string;
  children: ReactNode;
}

export function SignOutForm({ className, children }: SignOutFormProps) {
  return (
    <form method="post" action="/signout">
      <button type="submit" className={className}>
        {children}
      </button>
    </form>
  );
}
