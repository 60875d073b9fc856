// Decides which passwords are refused because everybody tries them first. The list is read when the
// first one is chosen, and never leaves the server.

let list: Promise<ReadonlySet<string>> | undefined;

/** @returns a test for passwords in lower case */
export async function commonPasswords(): Promise<(password: string) => boolean> {
  list ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) =>
      new Set(dictionary['passwords-common'].map((password) => password.toLowerCase())),
  );
  const common = await list;
  return (password) => common.has(password);
}
