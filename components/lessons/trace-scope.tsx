'use client';
// Decides which step of a trace is the current one, for the stepper and the tracker tied to it.
import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import type { Html } from '@/core/questions/question';

interface TraceProgress {
  /** 0-based. */
  current: number;
  setCurrent: (step: number) => void;
  /** What the author calls each step. */
  labels: Html[];
}

const Current = createContext<TraceProgress>({
  current: 0,
  setCurrent: () => undefined,
  labels: [],
});

export function TraceScope({ labels, children }: { labels: Html[]; children: ReactNode }) {
  const [current, setCurrent] = useState(0);
  const value = useMemo(() => ({ current, setCurrent, labels }), [current, labels]);
  return <Current value={value}>{children}</Current>;
}

export function useTrace(): TraceProgress {
  return useContext(Current);
}
