// Decides in which order a lesson's blocks stand, and what belongs to one trace.
import type { ComponentType } from 'react';
import { Block } from '@/components/lessons/block';
import type { AskedProps } from '@/components/lessons/quiz';
import { TraceScope } from '@/components/lessons/trace-scope';
import type { LessonBlock } from '@/core/lessons/registry';
import type { QuestionView } from '@/core/questions/registry';

/** A variable tracker follows the nearest trace above it; what stands between goes along. */
function groupByTrace(blocks: readonly LessonBlock[]): LessonBlock[][] {
  const groups: LessonBlock[][] = [];
  let at = 0;
  while (at < blocks.length) {
    const block = blocks[at];
    if (block === undefined) break;
    const end = block.type === 'trace' ? endOfTrace(blocks, at) : at + 1;
    groups.push(blocks.slice(at, end));
    at = end;
  }
  return groups;
}

function endOfTrace(blocks: readonly LessonBlock[], start: number): number {
  let end = start + 1;
  for (let at = start + 1; at < blocks.length && blocks[at]?.type !== 'trace'; at += 1) {
    if (blocks[at]?.type === 'variables') end = at + 1;
  }
  return end;
}

interface LessonBlocksProps {
  blocks: readonly LessonBlock[];
  /** Views of the lesson's own questions by id. */
  views: ReadonlyMap<string, QuestionView>;
  /** How one of them is asked. */
  Question: ComponentType<AskedProps>;
}

export function LessonBlocks({ blocks, views, Question }: LessonBlocksProps) {
  return groupByTrace(blocks).map((group, index) => {
    const children = group.map((block, place) => (
      <Block key={place} block={block} views={views} Question={Question} />
    ));
    const first = group[0];
    if (first?.type !== 'trace') return children;
    return (
      <TraceScope key={index} labels={first.steps.map((one) => one.step)}>
        {children}
      </TraceScope>
    );
  });
}
