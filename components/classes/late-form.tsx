'use client';
// Decides that a form is sent once: while it is on its way its button waits.
import { useFormStatus } from 'react-dom';
import type { ReactNode } from 'react';
import { DeviceZone } from '@/components/classes/device-zone';

interface LateFormProps {
  action: (form: FormData) => Promise<void>;
  className?: string;
  children: ReactNode;
}

export function LateForm({ action, className, children }: LateFormProps) {
  return (
    <form action={action} className={className}>
      <DeviceZone />
      <Once>{children}</Once>
    </form>
  );
}

function Once({ children }: { children: ReactNode }) {
  const { pending } = useFormStatus();
  return (
    <fieldset disabled={pending} className="contents">
      {children}
    </fieldset>
  );
}
