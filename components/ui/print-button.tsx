'use client';
// Decides how a page goes to the printer. Without JavaScript the browser's own menu does.
import { useAlive } from '@/components/ui/alive';
import { Button } from '@/components/ui/button';

export function PrintButton({ name }: { name: string }) {
  const alive = useAlive();
  return (
    <Button
      variant="primary"
      className="needs-script"
      disabled={!alive}
      onClick={() => window.print()}
    >
      {name}
    </Button>
  );
}
