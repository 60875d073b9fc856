// Decides nothing: it takes drafts and answers off the thread on which an author types. It stands
// where the server stands in practice: it holds the keys and tells what is asked.
import { gradeDraft, hintOfDraft } from '@/components/author/answer-draft';
import { compileDraft, viewOf, type Draft } from '@/components/author/compile-draft';
import type { CompileMemory } from '@/core/content/compile-markdown';
import type { Question } from '@/core/questions/question';

export type Request =
  | { ask: 'compile'; draft: Draft }
  | { ask: 'ids' }
  | { ask: 'view'; version: string; turn: number }
  | { ask: 'grade'; version: string; response: Record<string, unknown> }
  | { ask: 'hint'; version: string; position: number };

/** What is on the screen may be some compilations old, and can be answered all the same. */
const KEPT = 1000;

const memory: CompileMemory = new Map();
const questions = new Map<string, Question>();
let withIds: string | null = null;

onmessage = ({ data: [id, request] }: MessageEvent<[id: number, request: Request]>) => {
  answer(request).then(
    (reply) => postMessage([id, reply]),
    (error: unknown) => postMessage([id, undefined, String(error)]),
  );
};

async function answer(request: Request): Promise<unknown> {
  if (request.ask === 'compile') {
    const compiled = await compileDraft(request.draft, memory);
    for (const question of compiled.questions) {
      questions.delete(question.version);
      questions.set(question.version, question);
    }
    for (const version of [...questions.keys()].slice(0, -KEPT)) questions.delete(version);
    withIds = compiled.withIds;
    return compiled.preview;
  }
  if (request.ask === 'ids') return withIds;
  const question = questions.get(request.version);
  if (question === undefined) return null;
  switch (request.ask) {
    case 'view':
      return viewOf(question, request.turn);
    case 'grade':
      return gradeDraft(question, request.response);
    case 'hint':
      return hintOfDraft(question, request.position);
  }
}
