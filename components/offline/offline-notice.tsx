// Decides in which words the page says what waits for the network.
import { useMessages } from 'next-intl';
import { Suspense } from 'react';
import { KeepPage } from '@/components/offline/keep-page';
import { OfflineStatus } from '@/components/offline/offline-status';

export function OfflineNotice() {
  const { shell, questions } = useMessages();
  const { waits, refused, look } = shell.offline;
  return (
    <>
      <OfflineStatus words={{ waits, refused, look }} locale={questions.dateLocale} />
      {/* The address is not known while a shell is made ahead. */}
      <Suspense fallback={null}>
        <KeepPage />
      </Suspense>
    </>
  );
}
