'use client';
// Decides how a cell opens: a dialog that fetches what is behind it, and gives the focus back.
import { useEffect, useId, useRef, useState } from 'react';
import { EvidenceView } from '@/components/classes/page/evidence-view';
import type { OpenCell } from '@/components/classes/page/heat-grid';
import type { HeatWords } from '@/components/classes/page/words';
import { Button, buttonClass } from '@/components/ui/button';
import { fill } from '@/components/questions/words';
import type { Evidence } from '@/core/classes/evidence';

interface EvidenceDialogProps {
  classId: string;
  cell: OpenCell;
  words: HeatWords;
  onClose: () => void;
}

export function EvidenceDialog({ classId, cell, words, onClose }: EvidenceDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const read = useEvidence(classId, cell);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={title}
      onClose={onClose}
      className="m-auto max-h-[90dvh] w-[min(46rem,calc(100vw-1.5rem))] overflow-auto rounded-2xl border border-line bg-paper p-5 text-ink backdrop:bg-ink/40 sm:p-6"
    >
      <h2 id={title} className="font-serif text-xl font-semibold">
        {fill(words.evidence.title, { student: cell.student.name, pattern: cell.pattern.title })}
      </h2>
      <div aria-live="polite" aria-busy={read === null} className="min-h-48">
        {read === null && <p className="mt-3 text-muted">{words.evidence.loading}</p>}
        {read === 'away' && <p className="mt-3">{words.evidence.away}</p>}
        {read !== null && read !== 'away' && <EvidenceView evidence={read} words={words} />}
      </div>
      <div className="mt-5 flex flex-wrap gap-3">
        <Button onClick={() => dialog.current?.close()}>{words.evidence.close}</Button>
        <a
          href={`/classes/${classId}/students/${cell.student.id}`}
          className={buttonClass('quiet')}
        >
          {fill(words.evidence.student, { student: cell.student.name })}
        </a>
      </div>
    </dialog>
  );
}

function useEvidence(classId: string, cell: OpenCell): Evidence | 'away' | null {
  const [read, setRead] = useState<Evidence | 'away' | null>(null);
  const [student, pattern] = [cell.student.id, cell.pattern.id];
  useEffect(() => {
    const running = new AbortController();
    const search = new URLSearchParams({ student, pattern });
    fetch(`/api/classes/${classId}/evidence?${search}`, { signal: running.signal })
      .then(async (response) => {
        setRead(response.ok ? ((await response.json()) as Evidence) : 'away');
      })
      .catch(() => {
        if (!running.signal.aborted) setRead('away');
      });
    return () => running.abort();
  }, [classId, student, pattern]);
  return read;
}
