// Decides what the parts of a stepper share: one step of the run, and the words around it.
import type { Html as CompiledHtml } from '@/core/questions/question';

export interface TraceWords {
  label: string;
  code: string;
  /** `{step}` of `{steps}`. */
  position: string;
  running: string;
  back: string;
  next: string;
  play: string;
  pause: string;
  again: string;
  changed: string;
  state: string;
  keys: string;
}

export interface Step {
  step: CompiledHtml;
  line: number | null;
  action: CompiledHtml;
  states: CompiledHtml[];
}
