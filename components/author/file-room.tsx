'use client';
// Decides how a file of the content is opened: its published text, or what was made of it here, with the
// rest of its pattern around it.
import Link from 'next/link';
import { useEffect, useMemo, useState } from 'react';
import { roleAt, type NearbyFile } from '@/components/author/draft';
import type { EditorHandle } from '@/components/author/editor';
import { keepFile, keptFile } from '@/components/author/kept-drafts';
import Workbench from '@/components/author/workbench';
import type { PlaygroundWords } from '@/components/author/words';
import { request } from '@/components/questions/request';
import { fill } from '@/components/questions/words';
import { LinkButton } from '@/components/ui/button';

interface FileRoomProps {
  /** Inside the content folder. */
  file: string;
  line: number;
  words: PlaygroundWords;
}

interface PatternFiles {
  title: string;
  files: { path: string; text: string }[];
  images: { path: string; address: string }[];
}

type Opened = { text: string; title: string; nearby: NearbyFile[] } | 'missing' | null;

export default function FileRoom({ file, line, words }: FileRoomProps) {
  const [opened, setOpened] = useState<Opened>(null);
  const said = words.author.file;
  useEffect(() => {
    const leaving = new AbortController();
    open(file, leaving.signal).then(setOpened, () => {
      if (!leaving.signal.aborted) setOpened('missing');
    });
    return () => leaving.abort();
  }, [file]);
  if (opened === null)
    return (
      <p role="status" className="min-h-[70dvh] px-4 py-6 text-muted sm:px-6">
        {fill(said.loading, { file })}
      </p>
    );
  if (opened === 'missing')
    return (
      <div className="min-h-[70dvh] px-4 py-6 sm:px-6">
        <p className="text-lg">{fill(said.missing, { file })}</p>
        <LinkButton variant="primary" href="/author" className="mt-4">
          {said.free}
        </LinkButton>
      </div>
    );
  return <OpenFile key={file} {...{ file, line, words, ...opened }} />;
}

interface OpenFileProps extends FileRoomProps {
  /** As it is published. */
  text: string;
  title: string;
  nearby: readonly NearbyFile[];
}

function OpenFile({ file, line, words, text: published, title, nearby }: OpenFileProps) {
  const [text, setText] = useState(() => keptFile(file) ?? published);
  const role = useMemo(() => roleAt(file), [file]);
  const said = words.author.file;
  const changed = text !== published;
  useEffect(() => keepFile(file, changed ? text : null), [file, text, changed]);
  if (role === null) return null;
  const pattern = file.split('/').slice(0, 2).join('/');
  const head = (editor: EditorHandle | null, say: (words: string) => void) => (
    <div className="min-w-0 flex-1">
      <p className="text-sm">
        <Link href={`/author/${pattern}`} className="text-accent underline underline-offset-4">
          {fill(said.back, { pattern: title })}
        </Link>
      </p>
      <p className="mt-0.5 flex flex-wrap items-center gap-x-3 text-sm text-muted">
        {changed ? said.changed : fill(said.from, { file })}
        {changed && (
          <button
            type="button"
            onClick={() => {
              editor?.replace(published);
              say(said.restored);
            }}
            className="min-h-11 font-medium text-accent underline underline-offset-4"
          >
            {said.restore}
          </button>
        )}
      </p>
    </div>
  );
  return (
    <Workbench
      {...{ role, text, nearby, line, words }}
      path={file}
      write={setText}
      canClear={false}
    >
      {head}
    </Workbench>
  );
}

/** @throws where it cannot be read */
async function open(file: string, signal: AbortSignal): Promise<Opened> {
  const pattern = file.split('/').slice(0, 2).join('/');
  const reply = await request<PatternFiles>(`/api/content/files/${pattern}`, { signal });
  if (!reply.ok) return 'missing';
  const { title, files, images } = reply.body;
  const own = files.find(({ path }) => path === file);
  if (own === undefined || roleAt(file) === null) return 'missing';
  const shown = await Promise.all(
    images.map(async ({ path, address }) => ({
      path,
      bytes: new Uint8Array(await (await fetch(address, { signal })).arrayBuffer()),
    })),
  );
  const texts = files.map(({ path, text }) => ({ path, bytes: new TextEncoder().encode(text) }));
  return {
    text: own.text,
    title,
    nearby: [...texts.filter(({ path }) => path !== file), ...shown],
  };
}
