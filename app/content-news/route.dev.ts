// In development only: a stream in which open pages hear what authors save.
import { hearContentNews } from '@/server/content/content-news';

/** Keeps connections from being taken for dead, and finds out those that are. */
const BEAT_MS = 15_000;

export function GET(request: Request): Response {
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string): void => {
        try {
          controller.enqueue(encoder.encode(text));
        } catch {
          end();
        }
      };
      const beat = setInterval(() => send(': still here\n\n'), BEAT_MS);
      const stop = hearContentNews((news) => send(`data: ${JSON.stringify(news)}\n\n`));
      const end = (): void => {
        clearInterval(beat);
        stop();
      };
      request.signal.addEventListener('abort', end);
    },
  });
  return new Response(stream, {
    headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache, no-transform' },
  });
}
