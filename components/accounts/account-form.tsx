'use client';
// Decides how a short form stands: a label, a field and what is wrong with it, one below the other, and
// one button. The same without JavaScript.
import {
  startTransition,
  useActionState,
  useEffect,
  useId,
  useRef,
  useState,
  useTransition,
  type ReactNode,
  type SubmitEvent,
} from 'react';
import { UNSENT, type FormAction, type FormResult } from '@/components/accounts/form-result';
import { buttonClass, type ButtonVariant } from '@/components/ui/button';

export interface FormField {
  name: string;
  label: string;
  type: 'text' | 'email' | 'password' | 'checkbox';
  autoComplete?: string;
  hint?: string;
  /** What stands there at first. */
  value?: string;
}

interface AccountFormProps {
  action: FormAction;
  /** What came of it in a browser without JavaScript, which reads a new page; null where it was not sent. */
  told: FormResult | null;
  fields?: readonly FormField[];
  /** Sent along unseen. */
  hidden?: Readonly<Record<string, string>>;
  submit: string;
  sending: string;
  variant?: ButtonVariant;
  /** When it is done, before the next page. */
  beforeGoing?: () => Promise<void>;
  /** Between the fields and the button. */
  children?: ReactNode;
}

export function AccountForm(props: AccountFormProps) {
  const { action, fields = [], hidden = {}, submit, sending, variant = 'primary' } = props;
  // Without JavaScript the browser sends the form.
  const [told, send] = useActionState(action, props.told ?? UNSENT);
  const [heard, setHeard] = useState<FormResult | null>(null);
  const [isSending, startSending] = useTransition();
  const result = heard ?? told;
  const submitHere = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    if (isSending) return;
    startSending(async () => {
      const answer = await action(result, form);
      // Another person asks from here on: every page is read anew. This one may be gone by now.
      if (answer.status === 'done' && answer.to !== null) {
        await props.beforeGoing?.().catch(() => undefined);
        window.location.assign(answer.to);
      }
      startTransition(() => setHeard(answer));
    });
  };
  const goesOn = result.status === 'done';
  return (
    <form action={send} onSubmit={submitHere} noValidate className="flex flex-col gap-5">
      <Said result={result} />
      {result.status !== 'sent' && (
        <>
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {fields.length > 0 && (
            <div key={result.turn} className="flex flex-col gap-5">
              {fields.map((field) => (
                <Field key={field.name} {...field} result={result} />
              ))}
            </div>
          )}
          {props.children}
          <button
            type="submit"
            aria-disabled={isSending || goesOn}
            className={buttonClass(variant, 'self-start max-sm:self-stretch')}
          >
            {isSending || goesOn ? sending : submit}
          </button>
        </>
      )}
    </form>
  );
}

/** What came of it; the focus goes there, so that it is heard and seen. */
function Said({ result }: { result: FormResult }) {
  const line = useRef<HTMLParagraphElement>(null);
  const { said, status, turn } = result;
  useEffect(() => {
    if (turn > 0) line.current?.focus();
  }, [turn]);
  if (said === null) return null;
  const failed = status === 'failed';
  return (
    <p
      ref={line}
      tabIndex={-1}
      role={failed ? 'alert' : 'status'}
      className={`rounded-lg px-3 py-2.5 outline-none ${failed ? 'bg-wrong-soft' : 'bg-right-soft'}`}
    >
      {said}
    </p>
  );
}

function Field({
  name,
  label,
  type,
  autoComplete,
  hint,
  value,
  result,
}: FormField & { result: FormResult }) {
  const id = useId();
  const wrong = result.wrong[name];
  const entered = result.entered[name];
  const failed = result.status === 'failed';
  const describedBy = wrong === undefined && hint === undefined ? undefined : `${id}-about`;
  if (type === 'checkbox') {
    return (
      <div>
        <label className="flex min-h-11 items-center gap-2.5 font-medium">
          <input
            type="checkbox"
            name={name}
            defaultChecked={failed ? entered !== undefined : value !== undefined}
            aria-describedby={describedBy}
            className="size-4 shrink-0"
          />
          {label}
        </label>
        {hint !== undefined && (
          <p id={describedBy} className="text-sm text-muted">
            {hint}
          </p>
        )}
      </div>
    );
  }
  return (
    <div>
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {describedBy !== undefined && (
        <div id={describedBy} className="text-sm">
          {hint !== undefined && <p className="text-muted">{hint}</p>}
          {wrong !== undefined && <p className="font-medium text-wrong">{wrong}</p>}
        </div>
      )}
      <input
        id={id}
        type={type}
        name={name}
        required
        autoComplete={autoComplete}
        autoCapitalize={type === 'text' ? undefined : 'none'}
        spellCheck={false}
        defaultValue={entered ?? value ?? ''}
        aria-describedby={describedBy}
        aria-invalid={wrong !== undefined}
        className="mt-1.5 h-11 w-full rounded-lg border border-rule bg-surface px-3 text-ink aria-invalid:border-wrong"
      />
    </div>
  );
}
