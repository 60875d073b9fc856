'use client';
// Decides how a learner says that something is wrong with a question. A native dialog; what was shown and
// chosen goes along by itself.
import { Flag } from 'lucide-react';
import { useId, useRef, useState, type FormEvent } from 'react';
import { request, Unreachable } from '@/components/questions/request';
import { fill, type CardWords } from '@/components/questions/words';
import { useAlive } from '@/components/ui/alive';
import { buttonClass } from '@/components/ui/button';
import { newId } from '@/components/ui/new-id';

interface ReportProblemProps {
  /** Whole id and the version that was shown. */
  view: { id: string; version: string };
  /** What was chosen, where something was. */
  response: Record<string, unknown> | null;
  words: CardWords['card']['report'];
}

type Sent = { status: 'open' | 'sending' | 'sent' } | { status: 'failed'; said: string };

const REASONS = ['key', 'unclear', 'mistake', 'broken', 'other'] as const;

export function ReportProblem({ view, response, words }: ReportProblemProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const alive = useAlive();
  // One form for one report; its id is that of what it says, however often that is sent.
  const [draft, setDraft] = useState('');
  const named = useRef({ id: '', says: '' });
  const [sent, setSent] = useState<Sent>({ status: 'open' });
  const open = () => {
    if (draft === '' || sent.status === 'sent') {
      setDraft(newId());
      named.current = { id: '', says: '' };
    }
    setSent({ status: 'open' });
    dialog.current?.showModal();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setSent({ status: 'sending' });
    const report = {
      question: view.id,
      version: view.version,
      reason: form.get('reason'),
      text: form.get('text'),
      response,
    };
    // It may have arrived though the reply did not: what says something else since is another report.
    const says = JSON.stringify(report);
    if (named.current.says !== says) named.current = { id: newId(), says };
    void send({ id: named.current.id, ...report }).then((said) =>
      setSent(said === null ? { status: 'sent' } : { status: 'failed', said: said || words.away }),
    );
  };
  return (
    <>
      <button
        type="button"
        disabled={!alive}
        onClick={open}
        aria-haspopup="dialog"
        className="inline-flex min-h-11 sm:min-h-9 items-center gap-1.5 self-start rounded-md px-2 text-sm text-muted hover:bg-accent-soft hover:text-ink print:hidden"
      >
        <Flag aria-hidden="true" className="size-4" />
        {words.open}
      </button>
      <dialog
        ref={dialog}
        aria-labelledby={title}
        className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-xl border border-line bg-surface p-5 text-ink backdrop:bg-black/40"
      >
        <h2 id={title} className="text-lg font-semibold">
          {words.title}
        </h2>
        {sent.status === 'sent' ? (
          <p role="status" className="mt-3">
            {words.thanks}
          </p>
        ) : (
          <form key={draft} onSubmit={submit} id={`${title}-form`} className="mt-3 grid gap-3">
            <Fields words={words} />
            <p className="text-sm text-muted">
              {fill(response === null ? words.goesAlong : words.goesAlongChosen, {
                question: view.id,
              })}
            </p>
            <p role="status" className="text-sm font-medium text-wrong empty:hidden">
              {sent.status === 'failed' ? sent.said : ''}
            </p>
          </form>
        )}
        <div className="mt-4 flex flex-wrap justify-end gap-2">
          <button
            type="button"
            onClick={() => dialog.current?.close()}
            className={buttonClass(sent.status === 'sent' ? 'primary' : 'quiet')}
          >
            {words.close}
          </button>
          {sent.status !== 'sent' && (
            <button
              type="submit"
              form={`${title}-form`}
              aria-disabled={sent.status === 'sending'}
              className={buttonClass('primary')}
            >
              {sent.status === 'sending' ? words.sending : words.send}
            </button>
          )}
        </div>
      </dialog>
    </>
  );
}

function Fields({ words }: { words: ReportProblemProps['words'] }) {
  const text = useId();
  return (
    <>
      <fieldset>
        <legend className="text-sm font-medium">{words.what}</legend>
        {REASONS.map((reason) => (
          <label key={reason} className="flex min-h-11 sm:min-h-10 items-center gap-2.5">
            <input type="radio" name="reason" value={reason} required className="size-4 shrink-0" />
            {words.reasons[reason]}
          </label>
        ))}
      </fieldset>
      <div className="grid gap-1">
        <label htmlFor={text} className="text-sm font-medium">
          {words.text}
        </label>
        <textarea
          id={text}
          name="text"
          rows={3}
          maxLength={2000}
          className="rounded-lg border border-rule bg-surface px-3 py-2"
        />
      </div>
    </>
  );
}

/** @returns null where it was kept; else what stands in the way, empty for no connection */
async function send(body: object): Promise<string | null> {
  try {
    const reply = await request('/api/reports', { method: 'POST', body, once: true });
    return reply.ok ? null : reply.problem.detail;
  } catch (error) {
    if (error instanceof Unreachable) return '';
    throw error;
  }
}
