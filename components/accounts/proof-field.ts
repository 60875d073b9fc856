// Decides which field asks for what shows that an account's owner sends a form. Refuses to know what is right.
import type { FormField } from '@/components/accounts/account-form';
import type { Proof } from '@/core/accounts/own-settings';

/** The password that an account has. */
export function passwordField(label: string, name = 'password'): FormField {
  return { name, label, type: 'password', autoComplete: 'current-password' };
}

/** Sent as `proof`. */
export function proofField(proof: Proof, labels: Readonly<Record<Proof, string>>): FormField {
  const label = labels[proof];
  if (proof === 'password') return passwordField(label, 'proof');
  return {
    name: 'proof',
    label,
    type: proof === 'email' ? 'email' : 'text',
    autoComplete: 'off',
  };
}
