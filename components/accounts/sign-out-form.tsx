'use client';
// Decides how one signs out: a form that the browser itself sends, on cached pages too. With JavaScript what
// waits to be sent goes first, and this browser forgets what it kept.
import type { FormEvent, ReactNode } from 'react';

interface SignOutFormProps {
  className: string;
  children: ReactNode;
}

export function SignOutForm({ className, children }: SignOutFormProps) {
  return (
    <form method="post" action="/signout" onSubmit={(event) => void signOut(event)}>
      <button type="submit" className={className}>
        {children}
      </button>
    </form>
  );
}

async function signOut(event: FormEvent<HTMLFormElement>): Promise<void> {
  event.preventDefault();
  const form = event.currentTarget;
  const done = await import('@/components/offline/leave')
    .then(({ leave }) => leave())
    .catch(() => false);
  if (done) window.location.assign('/');
  // The browser says by itself that the server is away.
  else form.submit();
}
