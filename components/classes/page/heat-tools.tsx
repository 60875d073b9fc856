'use client';
// Decides how the heat map is narrowed, ordered and moved in time. Without JavaScript it is a form.
import { useEffect, useEffectEvent, useRef } from 'react';
import { heatSearch } from '@/components/classes/page/heat-address';
import type { HeatWords } from '@/components/classes/page/words';
import { useAlive } from '@/components/ui/alive';
import { buttonClass } from '@/components/ui/button';
import { fill } from '@/components/questions/words';
import type { HeatPage } from '@/core/classes/heat-page';
import type { HeatQuery } from '@/core/classes/heat-query';
import type { Level } from '@/core/mastery/progress';
import { LEVEL_ORDER } from '@/components/classes/page/levels';

interface HeatToolsProps {
  heat: HeatPage;
  query: HeatQuery;
  onQuery: (query: HeatQuery) => void;
  /** Part of a name was typed. */
  onFind: (text: string) => void;
  /** What is typed may be a name that must not leave the browser. */
  keepsTyped: boolean;
  words: HeatWords;
}

const FIELD =
  'min-h-11 sm:min-h-10 rounded-lg border border-rule bg-surface px-2.5 text-[0.9375rem] text-ink max-sm:w-full';
const TYPING_PAUSE_MS = 250;

export function HeatTools(props: HeatToolsProps) {
  const { heat, query, onQuery, onFind, keepsTyped, words: all } = props;
  const { heat: words, level } = all;
  const alive = useAlive();
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined);
  const ask = (change: Partial<HeatQuery>) => onQuery({ ...query, page: 1, ...change });
  const form = useRef<HTMLFormElement>(null);
  // What was chosen before the code was there: the form works without it, so nothing is held back.
  const catchUp = useEffectEvent(() => {
    if (form.current === null || ![...form.current.elements].some(isChanged)) return;
    const wish = chosenIn(new FormData(form.current), query);
    if (heatSearch(wish) !== heatSearch(query)) onQuery(wish);
  });
  useEffect(() => catchUp(), []);
  const orders = [
    ['need', words.orderNeed],
    ['name', words.orderName],
    ['active', words.orderActive],
    ...heat.columns.map(({ id, title }) => [id, fill(words.orderPattern, { title })] as const),
  ] as const;
  return (
    <form
      ref={form}
      method="get"
      className="mt-4 flex flex-wrap items-end gap-x-4 gap-y-3 max-sm:grid max-sm:grid-cols-2 print:hidden"
      onSubmit={(event) => event.preventDefault()}
    >
      <fieldset className="max-sm:col-span-2">
        <legend className="mb-1 text-sm text-muted">{words.when}</legend>
        <div className="inline-flex overflow-hidden rounded-lg border border-rule">
          {([0, 7, 30] as const).map((days) => (
            <label
              key={days}
              className="flex min-h-11 sm:min-h-10 cursor-pointer items-center border-l border-rule px-3 text-[0.9375rem] first:border-l-0 has-checked:bg-accent has-checked:text-accent-ink has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent"
            >
              <input
                type="radio"
                name="in"
                value={days}
                checked={query.in === days}
                onChange={() => ask({ in: days, page: query.page })}
                className="sr-only"
              />
              {days === 0 ? words.today : days === 7 ? words.week : words.month}
            </label>
          ))}
        </div>
      </fieldset>
      <Select
        label={words.order}
        name="sort"
        value={query.sort}
        options={orders}
        onChange={(sort) => ask({ sort, turned: false })}
      />
      {heat.tracks.length > 1 && (
        <Select
          label={words.track}
          name="track"
          value={query.track ?? ''}
          options={[
            ['', words.allTracks],
            ...heat.tracks.map(({ slug, title }) => [slug, title] as const),
          ]}
          onChange={(track) => ask({ track: track === '' ? null : track })}
        />
      )}
      <Select
        label={words.level}
        name="level"
        value={query.level ?? ''}
        options={[['', words.anyLevel], ...LEVEL_ORDER.map((one) => [one, level[one]] as const)]}
        onChange={(one) => ask({ level: one === '' ? null : (one as Level) })}
      />
      <label className="flex flex-col gap-1 text-sm text-muted max-sm:w-full">
        {words.search}
        <input
          type="search"
          name={keepsTyped ? undefined : 'text'}
          disabled={keepsTyped && !alive}
          autoComplete="off"
          defaultValue={query.text}
          onChange={({ target }) => {
            clearTimeout(typing.current);
            typing.current = setTimeout(() => onFind(target.value), TYPING_PAUSE_MS);
          }}
          className={FIELD}
        />
      </label>
      <noscript>
        <button type="submit" className={buttonClass('secondary')}>
          {words.search}
        </button>
      </noscript>
    </form>
  );
}

/** Otherwise than the page came. */
function isChanged(control: Element): boolean {
  if (control instanceof HTMLSelectElement) {
    const first = [...control.options].findIndex(({ defaultSelected }) => defaultSelected);
    return control.selectedIndex !== Math.max(0, first);
  }
  if (!(control instanceof HTMLInputElement)) return false;
  return control.type === 'radio'
    ? control.checked !== control.defaultChecked
    : control.value !== control.defaultValue;
}

function chosenIn(form: FormData, before: HeatQuery): HeatQuery {
  const read = (name: keyof HeatQuery, otherwise: string | null) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : (otherwise ?? '');
  };
  return {
    ...before,
    in: Number(read('in', `${before.in}`)) as HeatQuery['in'],
    sort: read('sort', before.sort),
    track: read('track', before.track) || null,
    level: (read('level', before.level) || null) as Level | null,
    text: read('text', before.text).trim(),
  };
}

function Select({
  label,
  name,
  value,
  options,
  onChange,
}: {
  label: string;
  name: string;
  value: string;
  options: readonly (readonly [value: string, words: string])[];
  onChange: (value: string) => void;
}) {
  return (
    <label className="flex flex-col gap-1 text-sm text-muted max-sm:w-full">
      {label}
      <select
        name={name}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        className={`${FIELD} sm:max-w-56`}
      >
        {options.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
