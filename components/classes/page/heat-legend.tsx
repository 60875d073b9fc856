// Decides how the marks of the heat map are explained.
import { CELL_LOOKS, LevelMark, UNSURE_LOOK } from '@/components/classes/page/level-mark';
import type { HeatWords } from '@/components/classes/page/words';
import { LEVEL_ORDER } from '@/components/classes/page/levels';

const BOX = 'inline-flex h-7 w-9 items-center justify-center rounded text-xs';

export function HeatLegend({ words }: { words: HeatWords }) {
  return (
    <>
      <p className="mt-3 text-sm text-muted">{words.heat.numbers}</p>
      <dl
        aria-label={words.heat.legend}
        className="mt-2 flex flex-wrap gap-x-5 gap-y-2 text-sm text-muted"
      >
        {LEVEL_ORDER.map((level) => (
          <div key={level} className="flex items-center gap-2">
            <dt className={`${BOX} ${CELL_LOOKS[level]}`}>
              {level === 'not-started' ? '·' : <LevelMark level={level} isUnsure={false} />}
            </dt>
            <dd>{words.level[level]}</dd>
          </div>
        ))}
        <div className="flex items-center gap-2">
          <dt className={`${BOX} ${UNSURE_LOOK}`}>
            <LevelMark level="learning" isUnsure />
          </dt>
          <dd>{words.heat.unsure}</dd>
        </div>
      </dl>
    </>
  );
}
