'use client';
// Decides whether a file of the content is open or something of one's own: the address says it, as in
// `?file=django/views/questions/easy.md&line=14`.
import { useSearchParams } from 'next/navigation';
import FileRoom from '@/components/author/file-room';
import FreeRoom from '@/components/author/free-room';
import type { PlaygroundWords } from '@/components/author/words';

export default function Room({ words }: { words: PlaygroundWords }) {
  const query = useSearchParams();
  const file = query.get('file');
  if (file === null) return <FreeRoom words={words} />;
  return <FileRoom key={file} file={file} line={Number(query.get('line')) || 1} words={words} />;
}
