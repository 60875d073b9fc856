'use client';
// Decides what can be done with a draft besides writing it.
import { Copy, Download, Eraser, ImagePlus, Tags } from 'lucide-react';
import { useRef, useState } from 'react';
import type { PlaygroundWords } from '@/components/author/words';
import { useSecurePage } from '@/components/ui/secure-page';

interface DraftToolsProps {
  text: string;
  /** `easy.md` */
  name: string;
  /** Null where nothing is missing. */
  onIds: (() => void) | null;
  onPictures: (files: readonly File[]) => void;
  onClear: (() => void) | null;
  words: PlaygroundWords['author']['playground'];
}

const SHOWN_MS = 1600;
const TOOL =
  'inline-flex min-h-11 shrink-0 items-center gap-1.5 rounded-lg px-2.5 text-sm font-medium text-accent hover:bg-accent-soft';

export function DraftTools({ text, name, onIds, onPictures, onClear, words }: DraftToolsProps) {
  const [copied, setCopied] = useState(false);
  const isSecure = useSecurePage();
  const picker = useRef<HTMLInputElement>(null);
  const copy = async () => {
    // A browser that refuses the clipboard leaves the text selectable as ever.
    await navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => undefined,
    );
    setTimeout(() => setCopied(false), SHOWN_MS);
  };
  return (
    <div className="-mx-2.5 flex items-center max-sm:w-full max-sm:overflow-x-auto sm:flex-wrap">
      {isSecure && (
        <button type="button" onClick={() => void copy()} className={TOOL}>
          <Copy aria-hidden="true" className="size-4" />
          {copied ? words.copied : words.copy}
        </button>
      )}
      <button type="button" onClick={() => download(name, text)} className={TOOL}>
        <Download aria-hidden="true" className="size-4" />
        {words.download}
      </button>
      <button type="button" onClick={() => picker.current?.click()} className={TOOL}>
        <ImagePlus aria-hidden="true" className="size-4" />
        {words.addPicture}
      </button>
      <input
        ref={picker}
        type="file"
        accept="image/*"
        multiple
        hidden
        onChange={({ target }) => {
          onPictures([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      {onIds && (
        <button type="button" onClick={onIds} className={TOOL}>
          <Tags aria-hidden="true" className="size-4" />
          {words.writeIds}
        </button>
      )}
      {onClear && (
        <button type="button" onClick={onClear} className={TOOL}>
          <Eraser aria-hidden="true" className="size-4" />
          {words.clear}
        </button>
      )}
    </div>
  );
}

function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/markdown' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address));
}
