// Decides how a file goes out, also one that is written while it is sent: named, private, never kept by caches.

/**
 * @param pieces the first is awaited before anything is sent, so that what fails at once is told
 */
export async function fileResponse(
  pieces: AsyncGenerator<string | Uint8Array>,
  file: { type: string; name: string },
): Promise<Response> {
  const encoder = new TextEncoder();
  const first = await pieces.next();
  let waiting: IteratorResult<string | Uint8Array> | null = first;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const piece = waiting ?? (await pieces.next());
      waiting = null;
      if (piece.done === true) return controller.close();
      controller.enqueue(
        typeof piece.value === 'string' ? encoder.encode(piece.value) : piece.value,
      );
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  return new Response(body, { headers: headersOf(file) });
}

/** The same for a file that is whole already. */
export function wholeFileResponse(text: string, file: { type: string; name: string }): Response {
  return new Response(text, { headers: headersOf(file) });
}

function headersOf({ type, name }: { type: string; name: string }): Record<string, string> {
  return {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${name}"`,
    'Cache-Control': 'private, no-store',
    'X-Content-Type-Options': 'nosniff',
  };
}
