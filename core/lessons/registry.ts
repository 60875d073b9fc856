// Decides which lesson blocks there are. A new one is a file in blocks/ and a line here.
import type { BlockKind, CodeBlock, PairBlock, ProseBlock } from '@/core/lessons/block';
import { bad } from '@/core/lessons/blocks/bad';
import { bottleneck, type BottleneckBlock } from '@/core/lessons/blocks/bottleneck';
import { check, type CheckBlock } from '@/core/lessons/blocks/check';
import { flow, type FlowBlock } from '@/core/lessons/blocks/flow';
import { good } from '@/core/lessons/blocks/good';
import { moments, type MomentsBlock } from '@/core/lessons/blocks/moments';
import { quiz, type QuizBlock } from '@/core/lessons/blocks/quiz';
import { snapshot, type SnapshotBlock } from '@/core/lessons/blocks/snapshot';
import { tabs, type TabsBlock } from '@/core/lessons/blocks/tabs';
import { trace, type TraceBlock } from '@/core/lessons/blocks/trace';
import { transcript, type TranscriptBlock } from '@/core/lessons/blocks/transcript';
import { variables, type VariablesBlock } from '@/core/lessons/blocks/variables';
import { verdicts, type VerdictsBlock } from '@/core/lessons/blocks/verdicts';

/** Everything that a compiled lesson consists of, discriminated by `type`. */
export type LessonBlock =
  | ProseBlock
  | CodeBlock
  | PairBlock
  | FlowBlock
  | VerdictsBlock
  | BottleneckBlock
  | TraceBlock
  | VariablesBlock
  | MomentsBlock
  | QuizBlock
  | SnapshotBlock
  | TranscriptBlock
  | CheckBlock
  | TabsBlock;

/** Kinds by directive. `include` is not among them: it stands for blocks and is none. */
export const blockKinds: readonly BlockKind<LessonBlock>[] = [
  flow,
  good,
  bad,
  verdicts,
  bottleneck,
  trace,
  variables,
  moments,
  quiz,
  snapshot,
  transcript,
  check,
  tabs,
];
