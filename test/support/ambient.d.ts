/** What the test support uses and no package declares. */

declare function describe(title: string, define: () => void): void;

declare function it(title: string, run: () => Promise<void> | void): void;

declare function before(run: () => Promise<void> | void): void;

declare module 'express4' {
  const express: typeof import('express');
  export = express;
}
