import { describe, expect, it } from 'vitest';
import { readAccountHead } from '@/server/accounts/account-head';
import { saveYou } from '@/server/accounts/own-account';
import { anAccount, viewerOf } from '@/server/accounts/testing/people';

describe('the language of dates', () => {
  it('comes with whoever asks for a page, and with the top of it, until they choose none', async () => {
    const user = await anAccount();
    const chosen = async () => {
      const viewer = await viewerOf(user);
      return [viewer?.dateLocale, (await readAccountHead(viewer))?.dateLocale];
    };
    expect(await chosen()).toEqual([null, null]);
    const viewer = await viewerOf(user);
    if (!viewer) throw new Error('not there');
    await saveYou(viewer, { name: 'Ann Lee', dateLocale: 'de-DE' });
    expect(await chosen()).toEqual(['de-DE', 'de-DE']);
    await saveYou(viewer, { name: 'Ann Lee', dateLocale: null });
    expect(await chosen()).toEqual([null, null]);
  });
});
