// Decides under which name and on which paper the product stands: in the tab and bar of a browser, and among
// the installed programs of a device.
import { getTranslations } from 'next-intl/server';

/** `--color-paper` of the light face, for where no style sheet is read. */
export const LIGHT_PAPER = '#fcf9f5';

export async function siteNames(): Promise<Record<'name' | 'title' | 'description', string>> {
  const t = await getTranslations('shell');
  const name = t('name');
  return { name, title: `${name}: ${t('tagline')}`, description: t('description') };
}
