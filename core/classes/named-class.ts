// Decides in which classes nicknames stand for names that their teacher opens in the browser.

/** @returns the class's id, under which a tab keeps the names; null in a class with names */
export function namedClass(cls: {
  readonly id: string;
  readonly pseudonymous: boolean;
}): string | null {
  return cls.pseudonymous ? cls.id : null;
}
