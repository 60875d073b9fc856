// Decides what a draft gives while it is being written: problems as `content check` tells them,
// questions as learners see them, the lesson. Runs in the preview's worker, never on a server.
import type { NearbyFile } from '@/components/author/draft';
import { compileLibrary, type Compilation } from '@/core/content/compile-library';
import type { CompileMemory } from '@/core/content/compile-markdown';
import { writeMissingIds } from '@/core/content/format-ids';
import type { Issue } from '@/core/content/issue';
import type { Lesson, Media } from '@/core/content/library';
import { arrangeQuestion, presentQuestion } from '@/core/questions/present';
import type { Question } from '@/core/questions/question';
import type { QuestionView } from '@/core/questions/registry';
import { randomFrom } from '@/core/random';

export interface Draft {
  path: string;
  text: string;
  /** The rest of its pattern, where it is known; empty for a draft that belongs nowhere yet. */
  nearby: readonly NearbyFile[];
}

/** A problem; `elsewhere` where it is about files that are not here. */
export interface DraftIssue extends Issue {
  elsewhere: boolean;
}

export interface Preview {
  issues: DraftIssue[];
  /** Of a question file, in the author's order. */
  questions: { view: QuestionView; line: number }[];
  lesson: Lesson | null;
  /** Of a lesson's own questions. */
  lessonViews: QuestionView[];
  /** Pictures in use, by hash. */
  media: Media[];
}

export interface CompiledDraft {
  preview: Preview;
  /** With their keys; they stay in the worker. */
  questions: Question[];
  /** The draft with an id under each heading that has none; null where nothing is missing. */
  withIds: string | null;
}

/** What a single file cannot know of its neighbours. */
const ABOUT_OTHERS = new Set(['image-missing', 'include', 'link-missing']);

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** @param memory of the last compilation; it is brought up to date */
export async function compileDraft(draft: Draft, memory: CompileMemory): Promise<CompiledDraft> {
  const files = [...surroundings(draft), { path: draft.path, bytes: encode(draft.text) }];
  const compilation = await compileLibrary(files, { memory });
  const file = compilation.compiled.find(({ path }) => path === draft.path);
  const questions = file?.questions ?? [];
  const views = questions.map((question) => viewOf(question, 0));
  const alone = draft.nearby.every(({ path }) => !path.endsWith('.md'));
  return {
    questions,
    withIds: withIds(draft.path, files, compilation),
    preview: {
      issues: compilation.issues
        .filter((issue) => issue.file === draft.path)
        .map((issue) => ({ ...issue, elsewhere: alone && ABOUT_OTHERS.has(issue.code) })),
      questions: questions.flatMap(({ place, source }, nth) => {
        const view = views[nth];
        return place === 'pool' && view ? [{ view, line: source.line }] : [];
      }),
      lesson: file?.lesson ?? null,
      lessonViews: views.filter((_, nth) => questions[nth]?.place === 'lesson'),
      media: compilation.media,
    },
  };
}

/** @param turn another number, another order of what is shuffled */
export function viewOf(question: Question, turn: number): QuestionView {
  const random = randomFrom(`${question.id} ${turn}`);
  return presentQuestion(question, arrangeQuestion(question, random));
}

/** What must stand around a file so that it is checked as a part of a pattern. */
function surroundings({ path, nearby }: Draft): NearbyFile[] {
  const [track = '', pattern = ''] = path.split('/');
  const front = encode('---\ntitle: Draft\nsummary: A draft.\n---\n');
  const needed = [`${track}/track.md`, `${track}/${pattern}/pattern.md`];
  return [
    ...nearby.filter((file) => file.path !== path),
    ...needed
      .filter((one) => !nearby.some((file) => file.path === one))
      .map((one) => ({ path: one, bytes: front })),
  ];
}

function withIds(
  path: string,
  files: readonly NearbyFile[],
  { compiled }: Compilation,
): string | null {
  const { changed } = writeMissingIds(files, compiled);
  const own = changed.find((file) => file.path === path);
  return own === undefined ? null : new TextDecoder().decode(own.bytes);
}
