import { expect, test } from './test.mjs';

test('a user who is signed in sees the account', async ({ page, signIn }) => {
  await signIn(page, { emailAddress: 'ada@example.com' });
  await page.goto('/account');
  await expect(page.getByRole('heading')).toHaveText('Account of user_ada');
  await expect(page.getByText('analytical')).toBeVisible();
});

test('a stranger signs in, and returns to the page', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Grace Hopper' }).click();
  await expect(page).toHaveURL('/');
  await expect(page.getByRole('heading')).toHaveText('Hello user_grace');
});

test('users in different browser contexts do not disturb each other', async ({ browser, baseURL, signIn }) => {
  const users = ['user_ada', 'user_grace'];
  const pages = await Promise.all(
    users.map(async (userId) => {
      const context = await browser.newContext({ baseURL });
      const page = await context.newPage();
      await signIn(page, { userId });
      return page;
    }),
  );
  for (const [index, page] of pages.entries()) {
    await page.goto('/');
    await expect(page.getByRole('heading')).toHaveText(`Hello ${users[index]}`);
  }
});
