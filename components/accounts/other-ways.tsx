// Decides how the ways in by another site stand below the form: plain links to a page that sends one there.
import type accounts from '@/messages/en/accounts.json';
import { buttonClass } from '@/components/ui/button';
import type { Provider } from '@/core/accounts/sign-in';

interface OtherWaysProps {
  /** Those that the operator has set up. */
  providers: readonly Provider[];
  next: string | null;
  words: (typeof accounts)['signIn'];
}

export function OtherWays({ providers, next, words }: OtherWaysProps) {
  if (providers.length === 0) return null;
  return (
    <div className="flex flex-col gap-3">
      <p className="flex items-center gap-3 text-sm text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        {words.or}
      </p>
      {providers.map((provider) => (
        // next-auth's own start of it wants a token that only a script or a page of its own has.
        <form key={provider} method="post" action={`/signin/${provider}`}>
          {next !== null && <input type="hidden" name="next" value={next} />}
          <button type="submit" className={buttonClass('secondary', 'w-full')}>
            {words[provider]}
          </button>
        </form>
      ))}
    </div>
  );
}
