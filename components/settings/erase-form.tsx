'use client';
// Decides that this browser forgets what it kept of somebody once their account is gone.
import { AccountForm } from '@/components/accounts/account-form';
import type { FormAction, FormResult } from '@/components/accounts/form-result';

interface EraseFormProps {
  action: FormAction;
  told: FormResult | null;
  proof: 'password' | 'email' | 'word';
  words: { label: Record<'password' | 'email' | 'word', string>; submit: string; sending: string };
}

export function EraseForm({ action, told, proof, words }: EraseFormProps) {
  return (
    <AccountForm
      action={action}
      told={told}
      fields={[
        {
          name: 'proof',
          label: words.label[proof],
          type: proof === 'password' ? 'password' : 'text',
          autoComplete: proof === 'password' ? 'current-password' : 'off',
        },
      ]}
      submit={words.submit}
      sending={words.sending}
      variant="secondary"
      beforeGoing={forget}
    />
  );
}

async function forget(): Promise<void> {
  const { clearWholeDevice } = await import('@/components/offline/clear-device');
  await clearWholeDevice();
}
