'use client';
// Decides how a page is sent to paper.
import { Button } from '@/components/ui/button';

export function PrintButton({ label }: { label: string }) {
  return (
    <Button variant="primary" onClick={() => print()} className="needs-script">
      {label}
    </Button>
  );
}
