'use client';
// Decides that this browser forgets what it kept of somebody once their account is gone.
import { AccountForm } from '@/components/accounts/account-form';
import type { FormAction, FormResult } from '@/components/accounts/form-result';
import { proofField } from '@/components/accounts/proof-field';
import type { Proof } from '@/core/accounts/own-settings';

interface EraseFormProps {
  action: FormAction;
  told: FormResult | null;
  proof: Proof;
  words: { label: Record<Proof, string>; submit: string; sending: string };
}

export function EraseForm({ action, told, proof, words }: EraseFormProps) {
  return (
    <AccountForm
      action={action}
      told={told}
      fields={[proofField(proof, words.label)]}
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
