'use client';
// Decides how a run is stepped through: where it is, which line runs, and what changed by it.
import { ChevronLeft, ChevronRight, Pause, Play, RotateCcw } from 'lucide-react';
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { UsableWhenAlive } from '@/components/ui/alive';
import { Button } from '@/components/ui/button';
import { Html } from '@/components/ui/html';
import { TraceCode } from '@/components/lessons/trace-code';
import { TraceState } from '@/components/lessons/trace-state';
import { useTrace } from '@/components/lessons/trace-scope';
import { fill } from '@/components/questions/words';
import type { Step, TraceWords } from '@/components/lessons/trace-step';
import type { Html as CompiledHtml } from '@/core/questions/question';

const PLAY_MS = 1800;

export function TraceStepper({
  lines,
  columns,
  steps,
  words,
}: {
  lines: CompiledHtml[];
  columns: CompiledHtml[];
  steps: Step[];
  words: TraceWords;
}) {
  const last = steps.length - 1;
  const { at, playing, go, setPlaying } = useStepping(last);
  const box = useRef<HTMLDivElement>(null);
  const step = steps[at];
  const stepByKey = useCallback(
    (target: number) => {
      setPlaying(false);
      go(target);
    },
    [go, setPlaying],
  );
  useStepKeys(box, at, last, stepByKey);
  if (step === undefined) return null;

  return (
    <div
      ref={box}
      role="group"
      aria-label={words.label}
      className="needs-script overflow-hidden rounded-xl border border-line bg-surface"
    >
      <div className="grid lg:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)]">
        <TraceCode lines={lines} running={step.line} label={words.code} word={words.running} />
        <div className="border-t border-line p-4 lg:border-t-0 lg:border-l">
          <div aria-live={playing ? 'off' : 'polite'}>
            <p className="text-sm font-semibold text-accent tabular-nums">
              {fill(words.position, { step: at + 1, steps: steps.length })}
            </p>
            <Tallest shown={at} pieces={steps.map((one) => one.action)} />
          </div>
          <TraceState columns={columns} steps={steps} at={at} words={words} />
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-2 border-t border-line p-3">
        <UsableWhenAlive>
          <Button disabled={at === 0} onClick={() => go(at - 1)}>
            <ChevronLeft size={18} aria-hidden="true" />
            {words.back}
          </Button>
          <Button disabled={at === last} onClick={() => go(at + 1)}>
            {words.next}
            <ChevronRight size={18} aria-hidden="true" />
          </Button>
          <PlayButton
            playing={playing}
            ended={at === last}
            words={words}
            onPress={() => {
              if (!playing && at === last) go(0);
              setPlaying(!playing);
            }}
          />
        </UsableWhenAlive>
        <p className="ml-auto hidden text-xs text-muted sm:block">{words.keys}</p>
      </div>
    </div>
  );
}

function useStepping(last: number) {
  const { current, setCurrent } = useTrace();
  const [playing, setPlaying] = useState(false);
  const at = Math.min(current, last);

  const go = useCallback(
    (step: number) => {
      const target = Math.min(Math.max(step, 0), last);
      setCurrent(target);
      if (target === last) setPlaying(false);
    },
    [last, setCurrent],
  );
  useEffect(() => {
    if (!playing) return;
    const timer = setTimeout(() => go(at + 1), PLAY_MS);
    return () => clearTimeout(timer);
  }, [playing, at, go]);
  return { at, playing, go, setPlaying };
}

/** Arrow keys, Home and End, while the focus is inside `box`. */
function useStepKeys(
  box: RefObject<HTMLElement | null>,
  at: number,
  last: number,
  onStep: (step: number) => void,
) {
  useEffect(() => {
    const element = box.current;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const target = {
        ArrowLeft: at - 1,
        ArrowRight: at + 1,
        Home: 0,
        End: last,
      }[event.key];
      if (target === undefined) return;
      event.preventDefault();
      onStep(target);
    };
    element?.addEventListener('keydown', onKeyDown);
    return () => element?.removeEventListener('keydown', onKeyDown);
  }, [box, at, last, onStep]);
}

function PlayButton({
  playing,
  ended,
  words,
  onPress,
}: {
  playing: boolean;
  ended: boolean;
  words: TraceWords;
  onPress: () => void;
}) {
  const Icon = playing ? Pause : ended ? RotateCcw : Play;
  return (
    <Button variant="quiet" onClick={onPress}>
      <Icon size={18} aria-hidden="true" />
      {playing ? words.pause : ended ? words.again : words.play}
    </Button>
  );
}

/** All pieces share one place, so that it is as tall as the tallest and nothing jumps. */
function Tallest({ pieces, shown }: { pieces: CompiledHtml[]; shown: number }) {
  return (
    <div className="mt-1 grid">
      {pieces.map((piece, index) => (
        <Html
          key={index}
          html={piece}
          className={`compiled col-start-1 row-start-1 font-medium ${index === shown ? '' : 'invisible'}`}
        />
      ))}
    </div>
  );
}
