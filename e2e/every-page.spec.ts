// Every page that the table of rights names: sound in both themes, and no wider than a small phone.
import type { Page } from '@playwright/test';
import { PAGE_RIGHTS, toldTo, type Right } from '@/core/accounts/rights';
import { violationsOn } from './fixtures/axe';
import { expect, test } from './fixtures/journey';
import { addressOf, somebody, type Somebody } from './fixtures/somebody';

const SMALL_PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1280, height: 800 };

/** What a student sees otherwise than an administrator, who gets every page. */
const OWN_TO_STUDENTS = /^\/($|classes$|join|progress|settings|tests|warm-up)/;

/** What everybody's walk passes: a page that is theirs, and more than this share of the table. */
const WALKED = {
  student: { passes: '/warm-up/[assignmentId]', more: 1 / 6 },
  admin: { passes: '/admin/system', more: 3 / 4 },
} as const;

/** Templates whose page somebody gets. */
function pagesOf({ asker }: Somebody): string[] {
  return Object.entries<Right>(PAGE_RIGHTS).flatMap(([template, right]) => {
    const isSeen = asker === 'admin' || OWN_TO_STUDENTS.test(template);
    return isSeen && toldTo(asker, right.own) === 200 ? [template] : [];
  });
}

/** What does not fit after that never will. */
const PATIENCE_MS = 5_000;

/** By how much, once the page has followed its new size: how many frames that takes is the machine's affair. */
async function tooWide(page: Page): Promise<number> {
  return page.evaluate(async (patienceMs) => {
    const until = performance.now() + patienceMs;
    const drawn = () => new Promise((done) => requestAnimationFrame(done));
    const { documentElement: root } = document;
    await drawn();
    do await drawn();
    while (root.scrollWidth > root.clientWidth && performance.now() < until);
    return root.scrollWidth - root.clientWidth;
  }, PATIENCE_MS);
}

for (const asker of ['student', 'admin'] as const) {
  test(`nothing keeps ${asker} out of any page, in either theme`, async ({
    page,
    browser,
    school,
  }) => {
    // Every page is looked at twice: three minutes on two busy cores.
    test.setTimeout(720_000);
    const as = await somebody(school, page, asker);
    const context = await browser.newContext({ baseURL: school.product.url });
    const other = await somebody(school, await context.newPage(), asker);
    const found: Record<string, unknown> = {};
    const wanted: Record<string, unknown> = {};
    // A walk past no page would find nothing wrong.
    const templates = pagesOf(as);
    const { passes, more } = WALKED[asker];
    expect(templates).toContain(passes);
    expect(templates.length).toBeGreaterThan(more * Object.keys(PAGE_RIGHTS).length);
    for (const template of templates) {
      const has = template === '/join/[code]' ? other.has : as.has;
      await page.setViewportSize(DESKTOP);
      const response = await page.goto(addressOf(template, has));
      await page.waitForLoadState('networkidle');
      const violations: string[] = [];
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        // The editor's text takes the focus, which axe does not see in an editable element.
        violations.push(...(await violationsOn(page, '.cm-scroller')));
      }
      await page.setViewportSize(SMALL_PHONE);
      found[template] = [response?.status(), violations, await tooWide(page)];
      wanted[template] = [200, [], 0];
    }
    expect(found).toEqual(wanted);
    await context.close();
  });
}
