// Decides how somebody says in which zone their days are counted, and when a day begins.
import { Field, type LearningWords } from '@/components/settings/field';
import type { EnteredPlan } from '@/components/settings/plan-result';
import { fill } from '@/components/questions/words';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const SELECT =
  'h-11 rounded-lg border border-rule bg-surface px-3 text-ink aria-invalid:border-wrong';

interface ClockFieldsProps {
  shown: EnteredPlan;
  zones: readonly string[];
  wrong: ReadonlySet<string>;
  words: LearningWords;
}

export function ClockFields({ shown, zones, wrong, words }: ClockFieldsProps) {
  const { timeZone, timeZoneChosen, rolloverHour } = shown;
  const error = wrong.has('timeZone')
    ? words.errors.timeZone
    : wrong.has('rolloverHour')
      ? words.errors.rolloverHour
      : null;
  const listed = zones.includes(timeZone) ? zones : [timeZone, ...zones];
  return (
    <Field legend={words.clock} hint={words.clockHint} error={error}>
      {(describedBy) => (
        <div className="flex flex-col gap-2">
          <label className="flex min-h-11 items-center gap-2.5">
            <input
              type="radio"
              name="zone"
              value="device"
              defaultChecked={!timeZoneChosen}
              className="size-4 shrink-0"
            />
            <span>
              {words.zoneDevice}
              <span className="text-sm text-muted">
                {' '}
                ({fill(words.zoneDeviceNow, { zone: timeZone.replaceAll('_', ' ') })})
              </span>
            </span>
          </label>
          <div className="flex flex-wrap items-center gap-x-3">
            <label className="flex min-h-11 items-center gap-2.5">
              <input
                type="radio"
                name="zone"
                value="chosen"
                defaultChecked={timeZoneChosen}
                className="size-4 shrink-0"
              />
              {words.zoneChosen}
            </label>
            <select
              name="timeZone"
              aria-label={words.zone}
              aria-describedby={describedBy}
              aria-invalid={wrong.has('timeZone')}
              defaultValue={timeZone}
              className={`${SELECT} max-w-full`}
            >
              {listed.map((zone) => (
                <option key={zone} value={zone}>
                  {zone.replaceAll('_', ' ')}
                </option>
              ))}
            </select>
          </div>
          <label className="mt-2 flex flex-wrap items-center gap-x-3">
            {words.rollover}
            <select
              name="rolloverHour"
              aria-invalid={wrong.has('rolloverHour')}
              defaultValue={rolloverHour}
              className={SELECT}
            >
              {HOURS.map((hour) => (
                <option key={hour} value={hour}>
                  {`${String(hour).padStart(2, '0')}:00`}
                </option>
              ))}
            </select>
          </label>
          <p className="text-sm text-muted">{words.rolloverHint}</p>
        </div>
      )}
    </Field>
  );
}
