// Decides how patterns stand in a choice: by track, in learning order.

interface PatternOptionsProps {
  tracks: readonly { title: string; patterns: readonly { id: string; title: string }[] }[];
}

export function PatternOptions({ tracks }: PatternOptionsProps) {
  return tracks.map(({ title, patterns }) => (
    <optgroup key={title} label={title}>
      {patterns.map((pattern) => (
        <option key={pattern.id} value={pattern.id}>
          {pattern.title}
        </option>
      ))}
    </optgroup>
  ));
}
