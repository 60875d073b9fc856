// Decides when what waits is sent while a page is open, and when it is said that it waits.
import { deliver } from '@/components/offline/deliver';
import { onOutboxChange, refusedAnswers, unsent } from '@/components/questions/outbox';

const AGAIN_MS = 20_000;
/** An answer that is on its way is nothing to speak of. */
const GRACE_MS = 4_000;

/** @returns what ends the watching */
export function watchOutbox(
  tell: (standing: { waiting: number; refused: number }) => void,
): () => void {
  let timer = 0;
  let stopped = false;
  const look = async () => {
    clearTimeout(timer);
    const now = Date.now();
    const waiting = (await unsent()).filter(
      ({ request }) => now - Date.parse(request.answeredAt ?? '') > GRACE_MS,
    );
    const refused = await refusedAnswers();
    if (stopped) return;
    tell({ waiting: waiting.length, refused: refused.length });
    timer = window.setTimeout(() => void send(), waiting.length > 0 ? AGAIN_MS : GRACE_MS * 4);
  };
  const send = async () => {
    const old = (await unsent()).some(
      ({ request }) => Date.now() - Date.parse(request.answeredAt ?? '') > GRACE_MS,
    );
    // What is young is looked after by the page on which it was given.
    if (old) await deliver(null).catch(() => undefined);
    if (!stopped) await look();
  };
  const sendNow = () => void send();
  const stopListening = onOutboxChange(() => void look());
  addEventListener('online', sendNow);
  document.addEventListener('visibilitychange', sendNow);
  sendNow();
  return () => {
    stopped = true;
    clearTimeout(timer);
    stopListening();
    removeEventListener('online', sendNow);
    document.removeEventListener('visibilitychange', sendNow);
  };
}
