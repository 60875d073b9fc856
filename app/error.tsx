'use client';
// Decides what a page that could not be made says, and that it can be tried again.
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { Button, LinkButton } from '@/components/ui/button';
import words from '@/messages/en/failures.json';

export default function ErrorPage({ reset }: { reset: () => void }) {
  const router = useRouter();
  const [trying, startTrying] = useTransition();
  const retry = () =>
    startTrying(() => {
      router.refresh();
      reset();
    });
  return (
    <div role="alert" className="mx-auto max-w-2xl px-4 py-20 sm:px-6">
      <h1 className="font-serif text-3xl font-semibold">{words.title}</h1>
      <p className="mt-3 text-lg text-muted">{words.body}</p>
      <div className="mt-8 flex flex-wrap gap-3">
        <Button variant="primary" onClick={retry} disabled={trying}>
          {words.retry}
        </Button>
        <LinkButton variant="quiet" href="/">
          {words.home}
        </LinkButton>
      </div>
    </div>
  );
}
