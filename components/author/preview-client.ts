// Decides how the page speaks with the preview's worker: each question gets its answer, and a worker
// that hangs or dies is replaced. Knows nothing of content.
import type { Preview, Draft } from '@/components/author/compile-draft';
import type { Request } from '@/components/author/preview-worker';
import type { AnswerDesk } from '@/components/questions/answer-desk';
import type { Outcome } from '@/components/questions/answer-client';
import type { HintView } from '@/core/questions/answer';
import type { QuestionView } from '@/core/questions/registry';

/** No file that is allowed takes this long, so something hangs. */
const PATIENCE_MS = 20_000;

interface Waiting {
  resolve: (value: never) => void;
  reject: (error: Error) => void;
  timer: ReturnType<typeof setTimeout>;
}

export class PreviewClient {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  compile(draft: Draft): Promise<Preview> {
    return this.ask<Preview>({ ask: 'compile', draft });
  }

  /** The draft that was compiled last with an id under each heading; null where none is missing. */
  withIds(): Promise<string | null> {
    return this.ask({ ask: 'ids' });
  }

  view(version: string, turn: number): Promise<QuestionView | null> {
    return this.ask({ ask: 'view', version, turn });
  }

  /** Takes answers in place of the API. */
  readonly desk: AnswerDesk = {
    send: async ({ request, view }): Promise<Outcome> => {
      const { response } = request;
      const outcome = await this.ask<Outcome | null>({
        ask: 'grade',
        version: view.version,
        response,
      });
      return outcome ?? { outcome: 'stale' };
    },
    hint: async ({ version }, position) => {
      const hint = await this.ask<HintView | null>({ ask: 'hint', version, position });
      if (hint !== null) return { ok: true, status: 200, body: hint };
      return { ok: false, problem: { code: '', detail: '', status: 404, more: {} } };
    },
  };

  /** Ends the worker; the next question starts another. */
  end(reason = 'The preview was closed.'): void {
    this.worker?.terminate();
    this.worker = null;
    for (const { reject, timer } of this.waiting.values()) {
      clearTimeout(timer);
      reject(new Error(reason));
    }
    this.waiting.clear();
  }

  private ask<Reply>(request: Request): Promise<Reply> {
    const id = (this.last += 1);
    return new Promise<Reply>((resolve, reject) => {
      const timer = setTimeout(() => this.end('The preview took too long.'), PATIENCE_MS);
      this.waiting.set(id, { resolve, reject, timer });
      this.running().postMessage([id, request]);
    });
  }

  private running(): Worker {
    if (this.worker) return this.worker;
    const worker = new Worker(new URL('./preview-worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<[id: number, reply: never, error?: string]>) => {
      const [id, reply, error] = data;
      const waiting = this.waiting.get(id);
      if (!waiting) return;
      this.waiting.delete(id);
      clearTimeout(waiting.timer);
      if (error === undefined) waiting.resolve(reply);
      else waiting.reject(new Error(error));
    };
    worker.onerror = () => this.end('The preview stopped.');
    this.worker = worker;
    return worker;
  }
}
