'use client';
// Decides how a teacher of a pseudonymous class opens and makes the file with the names. It is read in this
// browser; of a list only the nicknames made for it are sent.
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import type classes from '@/messages/en/classes.json';
import type { NameMap } from '@/core/classes/name-map';
import { FILE_INPUT } from '@/components/classes/form-looks';
import { keepNames, lookupOf, namesOf, useNames } from '@/components/classes/names/names-store';
import { UsableWhenAlive } from '@/components/ui/alive';
import { Button } from '@/components/ui/button';
import { fill } from '@/components/questions/words';

interface NamesPanelProps {
  classId: string;
  className: string;
  /** Nicknames that stand for somebody: members and those who are expected. */
  nicknames: readonly string[];
  /** Takes a list of nicknames in field `list`. */
  importRoster: (form: FormData) => Promise<void>;
  words: (typeof classes)['names'];
  problems: (typeof classes)['people']['roster'];
}

export function NamesPanel(props: NamesPanelProps) {
  const { classId, nicknames, words } = props;
  const names = useNames(classId);
  const [said, setSaid] = useState('');
  const id = useId();
  const missing = names === null ? 0 : nicknames.filter((one) => !lookupOf(names).has(one)).length;
  return (
    <section
      aria-labelledby={`${id}title`}
      className="rounded-2xl border border-line bg-surface p-5"
    >
      <h2 id={`${id}title`} className="text-xl font-semibold">
        {words.title}
      </h2>
      <p className="mt-1 max-w-[60ch] text-sm text-muted">{words.lead}</p>
      <p className="without-script mt-2">{words.noScript}</p>
      <div className="needs-script mt-4 grid gap-x-10 gap-y-5 md:grid-cols-2">
        <UsableWhenAlive>
          <div>
            {names && (
              <div className="mb-4">
                <p role="status">{fill(words.opened, { count: names.people.length })}</p>
                {missing > 0 && (
                  <p className="mt-1 text-sm text-muted">
                    {fill(words.missing, { count: missing })}
                  </p>
                )}
                <Button className="mt-2" onClick={() => keepNames(classId, null)}>
                  {words.forget}
                </Button>
              </div>
            )}
            <OpenNames classId={classId} names={names} words={words} say={setSaid} />
          </div>
          <MakeNames {...props} names={names} say={setSaid} />
        </UsableWhenAlive>
      </div>
      <p role="alert" className="mt-3 whitespace-pre-line empty:hidden">
        {said}
      </p>
    </section>
  );
}

interface OpenProps extends Pick<NamesPanelProps, 'classId' | 'words'> {
  names: NameMap | null;
  say: (text: string) => void;
}

function OpenNames({ classId, names, words, say }: OpenProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const open = async () => {
    const file = input.current?.files?.[0];
    if (!file) return;
    const [{ readNames, withNames }, text] = await Promise.all([
      import('@/core/classes/name-map'),
      file.text(),
    ]);
    // Choosing the same file again shall open it again.
    if (input.current) input.current.value = '';
    const read = readNames(text, classId);
    say('trouble' in read ? words[read.trouble] : '');
    if (!('trouble' in read)) keepNames(classId, withNames(namesOf(classId), read));
  };
  // A file that was chosen, or kept by the browser over a reload, before the code was there.
  const openChosen = useEffectEvent(() => void open());
  useEffect(() => openChosen(), []);
  return (
    <>
      <label htmlFor={id} className="font-semibold">
        {names === null ? words.open : words.openMore}
      </label>{' '}
      <span className="text-sm text-muted">{words.drop}</span>
      {/* A file can be dropped on it: browsers do that by themselves. */}
      <input
        ref={input}
        id={id}
        type="file"
        accept=".json,application/json"
        className={FILE_INPUT}
        onChange={() => void open()}
      />
    </>
  );
}

type MakeProps = NamesPanelProps & { names: NameMap | null; say: (text: string) => void };

function MakeNames({
  classId,
  className,
  nicknames,
  importRoster,
  words,
  problems,
  names,
  say,
}: MakeProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const make = async () => {
    // What the input holds, also where it was chosen before the code was there.
    const file = input.current?.files?.[0];
    if (!file) return;
    // Reading lists takes a library; it comes when it is needed.
    const [{ readRoster }, { namedBy }] = await Promise.all([
      import('@/core/classes/roster'),
      import('@/core/classes/name-map'),
    ]);
    const { rows, troubles } = readRoster(await file.text());
    if (troubles.length > 0) {
      const lines = troubles.map(({ line, problem }) =>
        line === 0
          ? problems.problems[problem]
          : fill(problems.line, { line, problem: problems.problems[problem] }),
      );
      say(lines.slice(0, 20).join('\n'));
      return;
    }
    say('');
    const before = names ?? { holdfast: 'names' as const, classId, people: [] };
    const map = namedBy(rows, before, nicknames, random);
    keepNames(classId, map);
    save(map, `${className} ${words.file}.json`);
    const form = new FormData();
    form.set('class', classId);
    form.set('list', ['name', ...map.people.map(({ nickname }) => nickname)].join('\n'));
    await importRoster(form);
  };
  if (names === null && nicknames.length > 0)
    return <p className="max-w-[60ch] text-sm text-muted">{words.needOpen}</p>;
  return (
    <form action={make}>
      <label htmlFor={`${id}list`} className="font-semibold">
        {words.list}
      </label>
      <p id={`${id}hint`} className="text-sm text-muted">
        {words.listHint}
      </p>
      {/* Without a name: a file of names never goes along with a form. */}
      <input
        ref={input}
        id={`${id}list`}
        type="file"
        required
        accept=".csv,.txt,.tsv,text/csv,text/plain"
        aria-describedby={`${id}hint`}
        className={FILE_INPUT}
      />
      <Button type="submit" className="mt-3">
        {words.make}
      </Button>
    </form>
  );
}

function random(): number {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
  return drawn / 2 ** 32;
}

function save(map: NameMap, name: string): void {
  const blob = new Blob([JSON.stringify(map, null, 2)], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
