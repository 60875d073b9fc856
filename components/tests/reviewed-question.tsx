'use client';
// Decides how a question of a judged test is explained: all of it, open at once where it was missed.
import { ChevronDown } from 'lucide-react';
import type { TestResult } from '@/core/tests/test';
import type { TakingWords } from '@/components/tests/words';
import { MarkWord } from '@/components/questions/choice-rows';
import { Explanation, partsOf } from '@/components/questions/explanation';
import { inputFor } from '@/components/questions/registry';
import { ReportProblem } from '@/components/questions/report-problem';
import { fill } from '@/components/questions/words';
import { Html } from '@/components/ui/html';
import { MathsOf } from '@/components/ui/maths-of';

interface ReviewedQuestionProps {
  question: TestResult['questions'][number];
  words: TakingWords;
}

export function ReviewedQuestion({ question, words }: ReviewedQuestionProps) {
  const { Marked } = inputFor(question);
  const text = words.tests.result;
  const tone = question.correct ? 'right' : question.score > 0 ? 'partly' : 'wrong';
  return (
    <details open={!question.correct} className="group">
      <summary className="flex min-h-12 list-none items-center gap-3 py-2 [&::-webkit-details-marker]:hidden">
        <ChevronDown
          aria-hidden="true"
          className="size-4 shrink-0 -rotate-90 text-muted transition-transform duration-150 group-open:rotate-0"
        />
        <span className="min-w-0 flex-1">
          <span className="font-semibold">
            {fill(text.question, { number: question.position })}
          </span>
          <span className="block text-sm text-muted sm:ml-2 sm:inline">{question.skillTitle}</span>
        </span>
        <MarkWord tone={tone} className="shrink-0">
          {text[tone]}
        </MarkWord>
      </summary>
      <div className="flex min-w-0 flex-col gap-4 pt-1 pb-6 wrap-break-word">
        <MathsOf shown={question} />
        <Html html={question.stem} className="compiled text-lg leading-normal" />
        {/* Other kinds say it where the answer would stand. */}
        {question.response['skip'] === true && 'options' in question && (
          <p className="text-muted">{words.card.card.youSkipped}</p>
        )}
        <Marked
          view={question}
          response={question.response}
          correct={question.correct}
          feedback={question.feedback}
          words={words.card.card}
        />
        <Explanation explained={question} open={partsOf(question)} words={words.card.card} />
        <ReportProblem
          view={question}
          response={question.response}
          words={words.card.card.report}
        />
      </div>
    </details>
  );
}
