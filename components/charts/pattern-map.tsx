// Decides how a track is drawn: a card a pattern, a line from what it builds on. Wide pages get a
// graph, narrow ones a path. Each card is a link and says its level in words.
import type { Horizon, PatternOverview, TrackOverview } from '@/core/mastery/overview';
import { layoutOf, NODE } from '@/components/charts/map-layout';
import { NODE_OF_PATH, pathLayoutOf } from '@/components/charts/path-layout';
import { wrappedText } from '@/components/charts/wrapped-text';
import { RingShapes } from '@/components/mastery/ring';

interface MapProps {
  track: TrackOverview;
  ahead: Horizon;
  label: string;
  wordOf: (pattern: PatternOverview) => string;
  /** What a card is called by assistive technology. */
  nameOf: (pattern: PatternOverview) => string;
}

export function PatternMap(props: MapProps) {
  return (
    <>
      <Drawing
        {...props}
        layout={layoutOf(props.track.map)}
        node={NODE}
        className="max-lg:hidden"
      />
      <Drawing
        {...props}
        layout={pathLayoutOf(props.track.path)}
        node={NODE_OF_PATH}
        className="mx-auto max-w-lg lg:hidden"
      />
    </>
  );
}

interface Layout {
  width: number;
  height: number;
  nodes: { id: string; x: number; y: number; width?: number }[];
  edges: { from: string; to?: string; path: string }[];
}

function Drawing({
  track,
  ahead,
  label,
  wordOf,
  nameOf,
  layout,
  node,
  className,
}: MapProps & { layout: Layout; node: { width: number; height: number }; className: string }) {
  const byId = new Map(track.patterns.map((pattern) => [pattern.id, pattern]));
  const holds = (id: string) => {
    const level = byId.get(id)?.standing[ahead].level;
    return level === 'strong' || level === 'lasting';
  };
  // What is not held yet first, so that the lines of what is held lie above.
  const edges = [...layout.edges].sort(
    (one, other) => Number(holds(one.from)) - Number(holds(other.from)),
  );
  const scale = layout.width / 976;
  return (
    <svg
      viewBox={`-1 -1 ${layout.width + 2} ${layout.height + 2}`}
      role="group"
      aria-label={label}
      className={`block h-auto w-full ${className}`}
      style={
        scale < 1 && layout.nodes[0]?.width === undefined
          ? { maxWidth: layout.width + 2 }
          : undefined
      }
    >
      {edges.map(({ from, to, path }) => (
        <path
          key={`${from} ${to ?? ''}`}
          d={path}
          fill="none"
          strokeWidth={holds(from) ? 2 : 1.5}
          strokeLinecap="round"
          strokeLinejoin="round"
          className={holds(from) ? 'stroke-accent' : 'stroke-rule'}
        />
      ))}
      {layout.nodes.map(({ id, x, y, width }) => {
        const pattern = byId.get(id);
        return pattern === undefined ? null : (
          <Card
            key={id}
            pattern={pattern}
            ahead={ahead}
            word={wordOf(pattern)}
            name={nameOf(pattern)}
            box={{ x, y, width: width ?? node.width, height: node.height }}
          />
        );
      })}
    </svg>
  );
}

const RING = 36;
const PADDING = 12;
/** Mean width of a character of Inter, semibold, at 13 units. */
const CHARACTER = 7.1;

function Card({
  pattern,
  ahead,
  word,
  name,
  box,
}: {
  pattern: PatternOverview;
  ahead: Horizon;
  word: string;
  name: string;
  box: { x: number; y: number; width: number; height: number };
}) {
  const standing = pattern.standing[ahead];
  const begun = standing.level !== 'not-started';
  const left = PADDING + RING + 10;
  const fits = Math.floor((box.width - left - PADDING) / CHARACTER);
  const lines = wrappedText(pattern.title, fits, 2);
  // One block of title and word, in the middle of the card.
  const first = box.height / 2 - ((lines.length - 1) * 16 + 18) / 2 + 1;
  return (
    <g transform={`translate(${box.x} ${box.y})`}>
      <a href={`/learn/${pattern.id}`} aria-label={name} className="group outline-none">
        <title>{name}</title>
        <rect
          width={box.width}
          height={box.height}
          rx="12"
          strokeWidth="1.25"
          strokeDasharray={begun ? undefined : '4 4'}
          className={`group-hover:stroke-accent group-focus-visible:stroke-accent group-focus-visible:[stroke-dasharray:none] group-focus-visible:[stroke-width:3] ${begun ? 'fill-surface stroke-rule/60' : 'fill-paper stroke-rule/60'}`}
        />
        <g
          transform={`translate(${PADDING} ${(box.height - RING) / 2}) scale(${RING / 32})`}
          aria-hidden="true"
        >
          <RingShapes summary={standing} />
        </g>
        <text fontSize="13" className="fill-ink font-semibold">
          {lines.map((line, at) => (
            <tspan key={at} x={left} y={first + at * 16} dy="0.1em">
              {line}
            </tspan>
          ))}
        </text>
        <text
          x={left}
          y={first + (lines.length - 1) * 16 + 19}
          fontSize="12"
          className={standing.level === 'refresh-due' ? 'fill-warn' : 'fill-muted'}
        >
          {word}
        </text>
      </a>
    </g>
  );
}
