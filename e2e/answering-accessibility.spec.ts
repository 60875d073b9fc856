// Every state of answering, in both themes, without one violation that a machine can find.
import { violationsOn } from './fixtures/axe';
import {
  answerInTest,
  beginTest,
  expect,
  give,
  handIn,
  heading,
  questionOn,
  test,
} from './fixtures/journey';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    test(`practice has no violation from the first hint to the summary in the ${colorScheme} theme`, async ({
      page,
      school,
    }) => {
      test.slow();
      await page.goto(`/practice/${school.content.pattern}?difficulty=easy`);
      const seen = new Set<string>();
      for (let number = 1; number <= 8; number += 1) {
        await heading(page, `Question ${number} of 8`).waitFor();
        const question = await questionOn(page, school.content);
        const isNew = !seen.has(question.kind);
        seen.add(question.kind);
        await give(page, question, number % 2 === 0 ? 'right' : 'wrong');
        await page.getByRole('button', { name: /^Hint/ }).click();
        await page.getByText('Hint 1 of 2').waitFor();
        if (isNew) expect(await violationsOn(page)).toEqual([]);
        await page.getByRole('button', { name: 'Check' }).click();
        await page.getByRole('button', { name: 'Show the solution' }).click();
        if (isNew) expect(await violationsOn(page)).toEqual([]);
        await page
          .getByRole('button', { name: number === 8 ? 'See how it went' : 'Next question' })
          .click();
      }
      await heading(page, 'Round done').waitFor();
      expect(await violationsOn(page)).toEqual([]);
      expect([...seen].sort()).toEqual(['multiple', 'numeric', 'single', 'text', 'true-false']);
    });

    test(`a test has no violation from its start to its result in the ${colorScheme} theme`, async ({
      page,
      school,
    }) => {
      test.slow();
      await beginTest(page, school.content);
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keys' }).waitFor();
      expect(await violationsOn(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'I don’t know' }).click();
      expect(await violationsOn(page)).toEqual([]);
      await page.getByRole('button', { name: /^Question 10,/ }).click();
      await answerInTest(page, school.content, 10, 'right');
      await page.getByRole('button', { name: 'Finish the test' }).last().click();
      await page.getByRole('dialog').getByRole('button', { name: 'Go to question 2' }).waitFor();
      expect(await violationsOn(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await handIn(page);
      expect(await violationsOn(page)).toEqual([]);
    });
  });
}
