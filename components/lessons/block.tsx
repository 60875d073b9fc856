// Decides which component shows which block. A kind that is missing here is a compile error.
import type { ComponentType } from 'react';
import { Bottleneck } from '@/components/lessons/bottleneck';
import { Check } from '@/components/lessons/check';
import { CodeHtml } from '@/components/lessons/code-html';
import { Flow } from '@/components/lessons/flow';
import { Moments } from '@/components/lessons/moments';
import { Pair } from '@/components/lessons/pair';
import { Quiz, type AskedProps } from '@/components/lessons/quiz';
import { Snapshot } from '@/components/lessons/snapshot';
import { Tabs } from '@/components/lessons/tabs';
import { Trace } from '@/components/lessons/trace';
import { Transcript } from '@/components/lessons/transcript';
import { Variables } from '@/components/lessons/variables';
import { Verdicts } from '@/components/lessons/verdicts';
import type { LessonBlock } from '@/core/lessons/registry';
import type { QuestionView } from '@/core/questions/registry';

interface BlockProps {
  block: LessonBlock;
  views: ReadonlyMap<string, QuestionView>;
  Question: ComponentType<AskedProps>;
}

export function Block({ block, views, Question }: BlockProps) {
  switch (block.type) {
    case 'prose':
      return <CodeHtml html={block.html} className="prose" />;
    case 'code':
      return <CodeHtml html={block.html} />;
    case 'flow':
      return <Flow steps={block.steps} />;
    case 'pair':
      return <Pair good={block.good} bad={block.bad} />;
    case 'verdicts':
      return <Verdicts head={block.head} rows={block.rows} />;
    case 'bottleneck':
      return <Bottleneck html={block.html} />;
    case 'trace':
      return <Trace block={block} />;
    case 'variables':
      return <Variables head={block.head} rows={block.rows} />;
    case 'moments':
      return <Moments items={block.items} />;
    case 'quiz':
      return <Quiz ids={block.questions} views={views} Question={Question} />;
    case 'snapshot':
      return <Snapshot html={block.html} />;
    case 'transcript':
      return <Transcript html={block.html} />;
    case 'check':
      return <Check tool={block.tool} how={block.how} look={block.look} />;
    case 'tabs':
      return <Tabs tabs={block.tabs} />;
  }
}
