'use strict';

const assert = require('node:assert/strict');
const { eventually } = require('../support/eventually');
const { inBrowser, newVisitor } = require('./support/in-browser');

describe('the guard of these tests', () => {
  inBrowser('lets a page alone that stays on this machine', async ({ page, guard }) => {
    await page.goto('data:text/html,<p>Hello</p>');
    assert.deepEqual(guard.faults, []);
  });

  it('sees requests to other machines, which fail, exceptions, and errors in the console', async () => {
    const { context, page, guard } = await newVisitor();
    try {
      await page.goto('data:text/html,<p>Hello</p>');
      await page.evaluate(async () => {
        const { console, document, fetch, setTimeout, WebSocket } = window;
        setTimeout(() => {
          throw new Error('uncaught');
        });
        console.error('logged');
        document.body.innerHTML = '<img src="https://image.example.com/a.png">';
        new WebSocket('wss://socket.example.com/');
        await fetch('https://fetch.example.com/').then(
          () => console.error('reached'),
          () => {},
        );
      });
      const seen = () => guard.faults.map(({ kind, text }) => `${kind} ${text}`).join('\n');
      const parts = ['image.example.com', 'socket.example.com', 'fetch.example.com', 'uncaught', 'console logged'];
      // Chromium reports each of them when it comes to it, in any order.
      await eventually(() => {
        for (const part of parts) {
          assert.ok(seen().includes(part), `${part} in ${seen()}`);
        }
      });
      assert.ok(!seen().includes('reached'));
      guard.expectConsoleError(/logged/);
      assert.ok(!guard.faults.some(({ text }) => text.includes('logged')));
    } finally {
      await context.close();
    }
  });
});
