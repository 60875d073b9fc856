// Decides how a code is written: in two halves, as it is read aloud.

export function shownCodeText(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}
