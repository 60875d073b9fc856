'use client';
// Decides how a page goes to the printer. Without JavaScript the browser's own menu does.
import { Button } from '@/components/ui/button';

export function PrintButton({ name }: { name: string }) {
  return (
    <Button variant="primary" className="needs-script" onClick={() => window.print()}>
      {name}
    </Button>
  );
}
